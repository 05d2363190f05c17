package chat.baton.channel.webchat;

import chat.baton.channel.Arrival;
import chat.baton.channel.Json;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What a customer's page told, as an event for the inbox. */
@Component
class ChatEnvelope {

    static final String MESSAGES = "messages";
    static final String ATTACHMENTS = "attachments";
    static final String READ = "read";

    private final Clock clock;

    ChatEnvelope(Clock clock) {
        this.clock = clock;
    }

    public List<Arrival> split(@Body Object told, @ExchangeProperty(ChatSession.PROPERTY) ChatSession session) {
        if (told instanceof Said said) {
            return List.of(arrival(session, said.clientMessageId().toString(), MESSAGES, said));
        } else if (told instanceof Attached attached) {
            return List.of(arrival(session, attached.clientMessageId().toString(), ATTACHMENTS, attached));
        } else if (told instanceof Seen seen) {
            return List.of(arrival(session, "read " + seen.seq(), READ, seen));
        }
        return List.of();
    }

    private Arrival arrival(ChatSession session, String key, String topic, Object told) {
        var lane = session.id().toString();
        return Arrival.of(
                session.site().account(), lane + " " + key, topic, lane, clock.instant(), Json.write(told), true);
    }
}
