package chat.baton.flow;

import chat.baton.conversation.Content.Choice;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Answers to choose from, as flow authors write them: one a line, {@code value = Title}, or just the title. */
final class Options {

    private Options() {}

    static List<Choice> parse(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Options::choice)
                .toList();
    }

    static String write(Collection<Choice> choices) {
        return choices.stream()
                .map(choice -> choice.value() + " = " + choice.title())
                .collect(Collectors.joining("\n"));
    }

    private static Choice choice(String line) {
        var parts = line.split("\\s*=\\s*", 2);
        return new Choice(parts[parts.length - 1], parts[0]);
    }
}
