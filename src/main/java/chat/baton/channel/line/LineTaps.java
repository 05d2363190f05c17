package chat.baton.channel.line;

import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a customer tapped. LINE tells a button's value but not its words, so they are looked for in what was offered last.
 */
@Component
class LineTaps {

    private static final int MESSAGES_BACK = 30;

    private final Conversations conversations;

    LineTaps(Conversations conversations) {
        this.conversations = conversations;
    }

    /** @param postback of a button of ours, or of one the merchant has made at LINE */
    Content of(InboundEvent event, JsonNode postback) {
        var data = Json.text(postback.path("data"));
        var chosen = chosen(postback);
        if (data == null) {
            return chosen.<Content>map(value -> new Content.Tapped(value, value))
                    .orElseGet(() -> new Content.NotUnderstood("postback", postback.toString()));
        }
        var title = chosen.or(() -> conversations.find(event.from()).flatMap(known -> offered(known, data)));
        return new Content.Tapped(title.orElse(data), data);
    }

    /** The words LINE shows, where it tells them, or the moment chosen in its date picker. */
    private static Optional<String> chosen(JsonNode postback) {
        var moment = postback.path("params");
        return Stream.of(
                        postback.path("displayText"), moment.path("datetime"), moment.path("date"), moment.path("time"))
                .map(Json::text)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Optional<String> offered(Conversation conversation, String value) {
        return conversations.messages(conversation.id(), conversation.lastNumber() - MESSAGES_BACK).stream()
                .flatMap(message -> choices(message.content()))
                .filter(choice -> choice.value().equals(value))
                .map(Content.Choice::title)
                .reduce((earlier, later) -> later);
    }

    private static Stream<Content.Choice> choices(Content content) {
        if (content instanceof Content.Choices question) {
            return question.choices().stream();
        }
        return content instanceof Content.Cards cards
                ? cards.cards().stream().flatMap(card -> card.buttons().stream())
                : Stream.empty();
    }
}
