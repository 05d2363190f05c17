package chat.baton.sandbox.x;

import chat.baton.sandbox.InSandbox;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The last pictures that were uploaded, until Baton stops. */
@InSandbox
@Component
class XUploads {

    private static final int KEPT = 50;

    record Picture(String type, byte[] bytes) {}

    private final Map<String, Picture> byId = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Picture> eldest) {
            return size() > KEPT;
        }
    });

    void keep(String id, Picture picture) {
        byId.put(id, picture);
    }

    Optional<Picture> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
