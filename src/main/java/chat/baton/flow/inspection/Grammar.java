package chat.baton.flow.inspection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which elements and attributes a file may consist of, and in which of them variables may stand. Read from a list beside
 * this class, {@code bpmn.grammar} or {@code dmn.grammar}; what is not listed is refused.
 */
final class Grammar {

    /** What may stand in a place. */
    enum Place {
        PLAIN,
        VARIABLES,
        ANYTHING;

        static Place of(String word) {
            return word.endsWith("*") ? VARIABLES : word.endsWith("~") ? ANYTHING : PLAIN;
        }
    }

    private record Element(Place text, Map<String, Place> attributes) {}

    private final Map<String, Element> elements = new HashMap<>();
    private final Map<String, String> sets = new HashMap<>();
    private final Map<String, String> advice = new HashMap<>();

    private Grammar() {}

    static Grammar read(String name) {
        var grammar = new Grammar();
        var list = Objects.requireNonNull(Grammar.class.getResourceAsStream(name), name);
        try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(grammar::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return grammar;
    }

    private void add(String line) {
        var refused = line.split("\\s+!\\s+", 2);
        if (refused.length == 2) {
            advice.put(refused[0], refused[1]);
            return;
        }
        var parts = line.split("\\s*=\\s*", 2);
        if (parts[0].startsWith("$")) {
            sets.put(parts[0], parts[1]);
        } else {
            elements.put(bare(parts[0]), new Element(Place.of(parts[0]), attributes(parts[1])));
        }
    }

    private Map<String, Place> attributes(String list) {
        Map<String, Place> attributes = new LinkedHashMap<>();
        for (var word : list.split("\\s+")) {
            if (word.startsWith("$")) {
                attributes.putAll(attributes(sets.get(word)));
            } else if (!word.isEmpty()) {
                attributes.put(bare(word), Place.of(word));
            }
        }
        return attributes;
    }

    private static String bare(String word) {
        return word.replaceAll("[*~]$", "");
    }

    boolean allows(Tag tag) {
        return elements.containsKey(tag.kind());
    }

    /** What may be its text. */
    Place text(Tag allowed) {
        return element(allowed).text();
    }

    /** What an attribute may hold; absent when there may be no such attribute. */
    Optional<Place> attribute(Tag allowed, String attribute) {
        return Optional.ofNullable(element(allowed).attributes().get(attribute));
    }

    private Element element(Tag allowed) {
        return Objects.requireNonNull(elements.get(allowed.kind()));
    }

    /** What to do instead of using an element, or an attribute whose name begins with {@code @}. */
    @Nullable
    String insteadOf(String refused) {
        return advice.get(refused);
    }
}
