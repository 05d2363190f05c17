package chat.baton.channel.webchat;

import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import chat.baton.channel.Outgoing;
import chat.baton.channel.Signal;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a customer's pages what the shop says and does. */
@Component
class ChatReplies {

    private static final Outcome ENDED = new Outcome.Stopped("the customer's session has ended");

    private final ChatEvents events;

    ChatReplies(ChatEvents events) {
        this.events = events;
    }

    /** A part of a reply. One that was told already, before a crash, is not told again. */
    public Outcome deliver(@Body String part, @ExchangeProperty(Outgoing.PROPERTY) Outgoing message) {
        var id = Json.read(part).path("id").asText();
        return session(message.recipient())
                .filter(session -> events.tellMessage(session, id, part))
                .<Outcome>map(session -> new Outcome.Accepted(id))
                .orElse(ENDED);
    }

    public void signal(@Body Signal.Wanted wanted) {
        session(wanted.to().externalId()).ifPresent(session -> {
            if (wanted.signal() == Signal.TYPING) {
                events.tellTyping(session, wanted.messageId());
            } else {
                events.tell(session, ChatEvent.READ, null, Json.write(new Read(wanted.messageId())));
            }
        });
    }

    /** @param clientMessageId the customer's message that was seen */
    private record Read(@Nullable String clientMessageId) {}

    static Optional<UUID> session(String customer) {
        try {
            return Optional.of(UUID.fromString(customer));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
