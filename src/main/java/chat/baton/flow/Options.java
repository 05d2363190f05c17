package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Choice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers to choose from, as flow authors write them: one a line, {@code value = Title}, or just the title. */
final class Options {

    private static final Pattern EQUALS = Pattern.compile("\\s*=\\s*");

    private Options() {}

    static List<Choice> parse(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Options::choice)
                .toList();
    }

    /**
     * The answers of everybody, with titles in a language.
     *
     * @param titles as many as there are in it; the others keep theirs
     */
    static List<Choice> in(String titles, String originals) {
        var translated =
                parse(titles).stream().collect(Collectors.toMap(Choice::value, Choice::title, (first, again) -> first));
        return parse(originals).stream()
                .map(choice -> new Choice(translated.getOrDefault(choice.value(), choice.title()), choice.value()))
                .toList();
    }

    static String write(Collection<Choice> choices) {
        return choices.stream()
                .map(choice -> choice.value() + " = " + choice.title())
                .collect(Collectors.joining("\n"));
    }

    private static Choice choice(String line) {
        var parts = EQUALS.split(line, 2);
        return new Choice(parts[parts.length - 1], parts[0]);
    }

    /** The one that is meant: tapped, or typed as its title, its value, its number in the list or a beginning only it has. */
    static Optional<Choice> chosen(List<Choice> choices, Content content) {
        return tapped(choices, content).or(() -> meant(choices, Phrase.normal(Question.typed(content))));
    }

    private static Optional<Choice> tapped(List<Choice> choices, Content content) {
        return content instanceof Content.Tapped tapped
                ? only(choices, choice -> choice.value().equals(tapped.value()))
                : Optional.empty();
    }

    private static Optional<Choice> meant(List<Choice> choices, String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        return only(choices, choice -> Phrase.normal(choice.title()).equals(typed))
                .or(() -> only(choices, choice -> Phrase.normal(choice.value()).equals(typed)))
                .or(() -> only(choices, choice -> String.valueOf(choices.indexOf(choice) + 1)
                        .equals(typed)))
                .or(() -> only(choices, choice -> Phrase.normal(choice.title()).startsWith(typed)));
    }

    private static Optional<Choice> only(List<Choice> choices, Predicate<Choice> fits) {
        var fitting = choices.stream().filter(fits).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
