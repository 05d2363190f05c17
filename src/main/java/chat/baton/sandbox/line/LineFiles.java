package chat.baton.sandbox.line;

import chat.baton.sandbox.Attachments;
import chat.baton.sandbox.InSandbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Pictures and files customers sent, by the message's id. */
@InSandbox
@Component
class LineFiles {

    private static final int KEPT = 1000;

    private final Map<String, String> addresses = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void keep(String message, String url) {
        addresses.put(message, url);
    }

    synchronized void forget(String message) {
        addresses.remove(message);
    }

    /** Absent when the message holds none, or was unsent. */
    synchronized Optional<Sent> find(String message) {
        return Optional.ofNullable(addresses.get(message)).map(url -> new Sent(url, Attachments.bytes(url)));
    }

    /** @param name tells by its ending what it is */
    record Sent(String name, byte[] bytes) {}
}
