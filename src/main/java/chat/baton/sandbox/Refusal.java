package chat.baton.sandbox;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What a provider's API answers instead of doing what it was asked for. */
public final class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final Map<String, String> headers;
    private final transient @Nullable Object body;

    /** @param body written as JSON; absent for none */
    public Refusal(HttpStatus status, @Nullable Object body) {
        this(status, Map.of(), body);
    }

    private Refusal(HttpStatus status, Map<String, String> headers, @Nullable Object body) {
        super(status.toString(), null, false, false);
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public Refusal with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Refusal(status, more, body);
    }

    public ResponseEntity<Object> answer() {
        var sent = new HttpHeaders();
        headers.forEach(sent::add);
        return ResponseEntity.status(status).headers(sent).body(body);
    }
}
