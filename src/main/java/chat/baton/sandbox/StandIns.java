package chat.baton.sandbox;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The channels that can be played, in the order of their beans. */
@InSandbox
@Component
class StandIns {

    private final List<StandIn> all;

    StandIns(List<StandIn> all) {
        this.all = List.copyOf(all);
    }

    List<StandIn> all() {
        return all;
    }

    /** @throws ResponseStatusException 404 when no such channel is played */
    StandIn of(String kind) {
        return all.stream()
                .filter(channel -> channel.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Not a channel"));
    }
}
