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

    private final Clock clock;
    private final Map<String, Phone> byPsid = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Phone> eldest) {
            if (size() > KEPT) {
                eldest.getValue().screen().close();
            }
            return size() > KEPT;
        }
    };

    Phones(Clock clock) {
        this.clock = clock;
    }

    /** @throws ResponseStatusException 404 when it is no id of a customer */
    synchronized Phone of(String psid) {
        if (!Persona.isPsid(psid)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Not a customer's id");
        }
        return byPsid.computeIfAbsent(psid, unknown -> new Phone(clock.instant()));
    }

    /** An open stream counts as a running request and would hold up a graceful shutdown. */
    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        byPsid.values().forEach(phone -> phone.screen().close());
    }
}
