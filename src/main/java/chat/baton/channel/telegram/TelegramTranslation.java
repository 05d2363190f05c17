package chat.baton.channel.telegram;

import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Reachability;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Inbound;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the conversation, in its words, what an update means. */
@Component
class TelegramTranslation {

    private final Conversations conversations;
    private final Reachability reachability;
    private final TelegramContents contents;

    TelegramTranslation(Conversations conversations, Reachability reachability, TelegramContents contents) {
        this.conversations = conversations;
        this.reachability = reachability;
        this.contents = contents;
    }

    void handle(InboundEvent event) {
        var update = new TelegramUpdate(Json.read(event.payload()));
        update.kind().ifPresent(kind -> handle(event, kind, update.part(kind)));
    }

    private void handle(InboundEvent event, TelegramUpdate.Kind kind, JsonNode part) {
        switch (kind) {
            case MESSAGE -> said(event, part, Json.text(part.path("message_id")), contents.ofMessage(event, part));
            case EDIT -> edited(event, part);
            case TAP -> said(event, part, TelegramSignals.tap(part), List.of(TelegramContents.ofTap(part)));
            case MEMBERSHIP ->
                membership(event, part.path("new_chat_member").path("status").asText());
        }
    }

    /** Several contents came as one message, whose id only the first can carry. */
    private void said(InboundEvent event, JsonNode part, @Nullable String id, List<Content> said) {
        for (var content : said) {
            var language = Json.text(part.path("from").path("language_code"));
            conversations.receive(new Inbound(event.from(), id, event.occurredAt(), content, language));
            id = null;
        }
        introduced(event, part.path("from"));
    }

    private void introduced(InboundEvent event, JsonNode from) {
        var name = Stream.of("first_name", "last_name")
                .map(part -> Json.text(from.path(part)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        conversations
                .find(event.from())
                .map(Conversation::customer)
                .filter(customer -> !name.isEmpty() && !name.equals(customer.name()))
                .ifPresent(customer -> conversations.introduced(customer.id(), name, null));
    }

    private void edited(InboundEvent event, JsonNode message) {
        var id = Json.text(message.path("message_id"));
        if (id != null) {
            var content = contents.ofMessage(event, message).get(0);
            conversations.edited(event.from(), id, content, event.occurredAt());
        }
    }

    private void membership(InboundEvent event, String status) {
        if (status.equals("kicked")) {
            reachability.stopped(event.from(), "the customer has blocked the bot", event.occurredAt());
        } else if (status.equals("member")) {
            reachability.reachable(event.from());
        }
    }
}
