package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Card;
import chat.baton.conversation.Content.Choice;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything the customer reads of what the bot says, in plain words. */
final class Spoken {

    private Spoken() {}

    static String of(Content content) {
        if (content instanceof Content.Choices choices) {
            return lines(Stream.concat(Stream.of(choices.text()), buttons(choices.choices())));
        }
        if (content instanceof Content.Cards cards) {
            return lines(Stream.concat(
                    Stream.of(cards.text()), cards.cards().stream().flatMap(Spoken::card)));
        }
        if (content instanceof Content.Link link) {
            return lines(Stream.of(link.text(), button(link.title())));
        }
        return content.asText();
    }

    private static Stream<String> card(Card card) {
        return Stream.concat(
                Stream.of(card.title(), Objects.requireNonNullElse(card.subtitle(), "")), buttons(card.buttons()));
    }

    private static Stream<String> buttons(List<Choice> choices) {
        return choices.stream().map(choice -> button(choice.title()));
    }

    private static String button(String title) {
        return "[" + title + "]";
    }

    private static String lines(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }
}
