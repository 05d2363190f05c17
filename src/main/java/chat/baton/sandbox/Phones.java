package chat.baton.sandbox;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The phones in use; the one unused for longest is forgotten when there are more than a thousand. */
@InSandbox
@Component
class Phones {

    private static final int KEPT = 1000;

    private final StandIns channels;
    private final Clock clock;
    private final Map<Line, Phone> byLine = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Line, Phone> eldest) {
            if (size() > KEPT) {
                eldest.getValue().screen().close();
            }
            return size() > KEPT;
        }
    };

    Phones(StandIns channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /** @throws ResponseStatusException 404 when there is no such channel, or it has no such customers */
    Phone of(String kind, String customer) {
        return of(channels.of(kind), customer);
    }

    /** @throws ResponseStatusException 404 when it is no id of a customer */
    synchronized Phone of(StandIn channel, String customer) {
        if (!channel.isCustomerId(customer)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Not a customer's id");
        }
        var line = new Line(channel.kind(), customer);
        return byLine.computeIfAbsent(line, unknown -> new Phone(channel, customer, clock.instant()));
    }

    /** An open stream counts as a running request and would hold up a graceful shutdown. */
    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        byLine.values().forEach(phone -> phone.screen().close());
    }

    private record Line(String kind, String customer) {}
}
