package chat.baton.channel.messenger;

import chat.baton.channel.Outgoing;
import chat.baton.conversation.Content;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** A message as the requests the provider's Send API takes, one for each part. */
@Component
class MessengerMessages {

    private final MessengerParts parts = new MessengerParts();
    private final Clock clock;

    MessengerMessages(Clock clock) {
        this.clock = clock;
    }

    List<String> render(Outgoing message, Content content) {
        var said = parts.of(content);
        return IntStream.rangeClosed(1, said.size())
                .mapToObj(part -> request(message, said.get(part - 1), new Metadata(message.id(), part, said.size())))
                .toList();
    }

    private String request(Outgoing message, Map<String, Object> part, Metadata metadata) {
        var body = new LinkedHashMap<>(part);
        body.put("metadata", metadata.toString());
        var request = new LinkedHashMap<String, Object>();
        request.put("recipient", Map.of("id", message.recipient()));
        request.put("messaging_type", isLate(message) ? "MESSAGE_TAG" : "RESPONSE");
        if (isLate(message)) {
            request.put("tag", "HUMAN_AGENT");
        }
        request.put("message", body);
        return MessengerJson.write(request);
    }

    /** Only an agent's message gets here when the standard period is over. */
    private boolean isLate(Outgoing message) {
        return !message.byBot()
                && message.lastCustomerAt() != null
                && !message.lastCustomerAt().plus(Messenger.STANDARD_PERIOD).isAfter(clock.instant());
    }
}
