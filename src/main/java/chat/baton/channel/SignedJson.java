package chat.baton.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the body of a webhook whose signature was right. One that cannot be read is counted and passed over: the provider would only send it again. */
@Component
public class SignedJson {

    private static final Logger LOG = LoggerFactory.getLogger(SignedJson.class);

    private final MeterRegistry metrics;

    SignedJson(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Missing when it is no JSON or nested too deep. */
    public JsonNode read(byte[] body, Account account) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            metrics.counter("baton.webhooks.malformed", "channel", account.channel())
                    .increment();
            LOG.warn("A signed webhook of {} bytes for {} holds no readable JSON", body.length, account);
            return Json.none();
        }
    }

    /** None when it is no array. */
    public static Stream<JsonNode> elements(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }
}
