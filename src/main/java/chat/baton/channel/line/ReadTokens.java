package chat.baton.channel.line;

import chat.baton.channel.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What tells LINE that a message was seen, by the message's id. Only in memory: a customer is shown at once that their
 * message was seen, by the node that took it, or never.
 */
@Component
class ReadTokens {

    private static final int MOST = 1000;

    private final Map<String, String> tokens = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    });

    void keep(LineEvent event) {
        var message = event.messageId();
        var token = Json.text(event.message().path("markAsReadToken"));
        if (message != null && token != null) {
            tokens.put(message, token);
        }
    }

    Optional<String> take(@Nullable String message) {
        return message == null ? Optional.empty() : Optional.ofNullable(tokens.remove(message));
    }
}
