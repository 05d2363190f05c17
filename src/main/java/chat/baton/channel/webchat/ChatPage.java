package chat.baton.channel.webchat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Events in their order.
 *
 * @param last the number to ask after next
 * @param more whether others are there already
 */
record ChatPage(List<ChatEvent> events, long last, boolean more) {

    private static final Duration TYPING_LASTS = Duration.ofSeconds(15);

    static ChatPage nothingAfter(long seq) {
        return new ChatPage(List.of(), seq, false);
    }

    /** Without the typing of long ago, which would come back with each reload. */
    ChatPage at(Instant now) {
        var current = events.stream()
                .filter(event -> !event.event().equals(ChatEvent.TYPING)
                        || event.at().plus(TYPING_LASTS).isAfter(now))
                .toList();
        return new ChatPage(current, last, more);
    }

    @JsonIgnore
    boolean isEmpty() {
        return events.isEmpty() && !more;
    }
}
