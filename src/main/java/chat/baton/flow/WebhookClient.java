package chat.baton.flow;

import chat.baton.web.NotPublic;
import chat.baton.web.PublicHttp;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.springframework.stereotype.Component;

/** Calls what a flow's author named. Anything but a timely 2xx with JSON is a failure, which the engine repeats. */
@Component
class WebhookClient {

    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final PublicHttp http;
    private final ObjectMapper json = new ObjectMapper();

    WebhookClient(WebhookSettings settings) {
        this.http = new PublicHttp(settings.trustedHosts());
    }

    /** @throws WebhookFailed when it cannot be reached, refuses, or answers something else than a JSON object */
    JsonNode post(String url, List<Header> headers, Map<String, Object> body) {
        try {
            var entity = new StringEntity(json.writeValueAsString(body), ContentType.APPLICATION_JSON);
            return http.ask(
                    URI.create(url),
                    address -> request(address, headers, entity),
                    LONGEST,
                    answer -> read(url, answer));
        } catch (JsonProcessingException e) {
            throw new WebhookFailed(url, "answered no JSON");
        } catch (NotPublic e) {
            throw new WebhookFailed(url, "is not an https address on the public internet");
        } catch (IOException | IllegalArgumentException e) {
            throw new WebhookFailed(url, "cannot be reached: " + e.getMessage());
        }
    }

    private static HttpPost request(URI address, List<Header> headers, HttpEntity body) {
        var request = new HttpPost(address);
        headers.forEach(request::addHeader);
        request.setEntity(body);
        return request;
    }

    private JsonNode read(String url, ClassicHttpResponse answer) throws IOException {
        if (answer.getCode() / 100 != 2) {
            throw new WebhookFailed(url, "answered " + answer.getCode());
        }
        var entity = answer.getEntity();
        var bytes = entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST_ANSWER);
        return bytes.length == 0 ? MissingNode.getInstance() : json.readTree(bytes);
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
