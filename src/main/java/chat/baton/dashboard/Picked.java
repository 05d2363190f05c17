package chat.baton.dashboard;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Message;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a customer picked of the answers a message offers: by what they say before something else is offered. */
final class Picked {

    private Picked() {}

    /**
     * Values that were picked; empty when none was yet.
     *
     * @param later what was said after it, in order
     */
    static Set<String> of(Message offer, List<Message> later) {
        var offered = offered(offer.content());
        if (offered.isEmpty()) {
            return Set.of();
        }
        for (var message : later) {
            if (!offered(message.content()).isEmpty()) {
                return Set.of();
            }
            if (message.author() instanceof Author.Customer) {
                var picked = picked(message.content(), offered);
                if (!picked.isEmpty()) {
                    return picked;
                }
            }
        }
        return Set.of();
    }

    private static List<Content.Choice> offered(Content content) {
        if (content instanceof Content.Choices choices) {
            return choices.choices();
        }
        return content instanceof Content.Cards cards
                ? cards.cards().stream()
                        .flatMap(card -> card.buttons().stream())
                        .toList()
                : List.of();
    }

    private static Set<String> picked(Content answer, List<Content.Choice> offered) {
        if (answer instanceof Content.Tapped tapped) {
            return matching(offered.stream().filter(choice -> choice.value().equals(tapped.value())));
        }
        var typed = answer.asText().strip();
        return typed.matches("[1-9][0-9]?") && Integer.parseInt(typed) <= offered.size()
                ? matching(Stream.of(offered.get(Integer.parseInt(typed) - 1)))
                : matching(offered.stream().filter(choice -> choice.title().equalsIgnoreCase(typed)));
    }

    private static Set<String> matching(Stream<Content.Choice> found) {
        return found.findFirst().map(choice -> Set.of(choice.value())).orElse(Set.of());
    }
}
