package chat.baton.flow;

import chat.baton.conversation.Profile;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts examples in the place of what people told of themselves, wherever it is said again. */
final class Examples {

    private static final String NAME = "Alex Example";
    private static final String EMAIL = "alex@example.com";
    private static final String PHONE = "+4930901820";
    private static final String ADDRESS = "Main Street 5, 10115 Berlin";

    /** Shorter ones may be part of anything. */
    private static final int SHORTEST = 4;

    /** The longest first, as one may be part of another. */
    private final TreeMap<String, String> examples =
            new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    Examples(Profile known) {
        put(known.customer().name(), NAME);
        put(known.email(), EMAIL);
        put(known.phone(), PHONE);
    }

    private void put(@Nullable String own, String example) {
        if (own != null && own.strip().length() >= SHORTEST) {
            examples.put(own.strip(), example);
        }
    }

    /** @return the example that stands for an answer; absent when the question is about nothing personal */
    Optional<String> insteadOf(String answer, StepSettings question) {
        var example = example(question);
        example.ifPresent(one -> put(answer, one));
        return example;
    }

    private static Optional<String> example(StepSettings question) {
        return switch (question.literal("kind").orElse("text")) {
            case "email" -> Optional.of(EMAIL);
            case "phone" -> Optional.of(PHONE);
            case "address" -> Optional.of(ADDRESS);
            default ->
                question.literal("variable")
                        .filter(FlowContext.CONTACT_NAME::equals)
                        .map(name -> NAME);
        };
    }

    String in(String text) {
        var plain = text;
        for (var one : examples.entrySet()) {
            plain = plain.replace(one.getKey(), one.getValue());
        }
        return plain;
    }
}
