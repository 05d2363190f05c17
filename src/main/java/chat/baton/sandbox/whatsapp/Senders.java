package chat.baton.sandbox.whatsapp;

import chat.baton.sandbox.Moment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who wrote a message, of the last ten thousand: what is read and answered is told by the message's id alone. */
final class Senders {

    private static final int KEPT = 10_000;

    private final Map<String, String> customers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void wrote(Moment message) {
        customers.put(message.id(), message.customer());
    }

    synchronized Optional<String> of(String message) {
        return Optional.ofNullable(customers.get(message));
    }
}
