package chat.baton.channel;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for all providers: hands the raw bytes to the channel's route and answers what the route says. */
@RestController
@RequestMapping({"/hooks/{channel}/{account}", "/hooks/{channel}/{account}/{*path}"})
class ProviderDoor {

    private final Channels channels;
    private final Accounts accounts;
    private final AccountHealth health;
    private final ProducerTemplate routes;

    ProviderDoor(Channels channels, Accounts accounts, AccountHealth health, ProducerTemplate routes) {
        this.channels = channels;
        this.accounts = accounts;
        this.health = health;
        this.routes = routes;
    }

    @GetMapping
    ResponseEntity<byte[]> confirm(
            @PathVariable String channel,
            @PathVariable String account,
            @PathVariable(required = false) Optional<String> path,
            HttpServletRequest request) {
        return known(channel, account)
                .map(known -> routes.getCamelContext().hasEndpoint("direct:confirm-" + channel) == null
                        ? ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).<byte[]>build()
                        : passOn("direct:confirm-", webhook(known, path, request), new byte[0]))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @PostMapping
    ResponseEntity<byte[]> receive(
            @PathVariable String channel,
            @PathVariable String account,
            @PathVariable(required = false) Optional<String> path,
            HttpServletRequest request)
            throws IOException {
        var known = known(channel, account);
        if (known.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var body = read(
                request, Math.toIntExact(channels.get(channel).largestWebhook().toBytes()));
        if (body.isEmpty()) {
            return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE).build();
        }
        var answer = passOn("direct:receive-", webhook(known.get(), path, request), body.get());
        if (answer.getStatusCode().is2xxSuccessful()) {
            health.heard(known.get());
        }
        return answer;
    }

    private Optional<Account> known(String channel, String account) {
        return accounts.find(channel, account).filter(Account::enabled);
    }

    /** Absent when it is larger than we read, whether it says so before or not. */
    private static Optional<byte[]> read(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            return Optional.empty();
        }
        var body = request.getInputStream().readNBytes(limit + 1);
        return Optional.of(body).filter(read -> read.length <= limit);
    }

    private static Webhook webhook(Account account, Optional<String> path, HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(java.util.Locale.ROOT), request.getHeader(name));
        }
        var query = new HashMap<String, String>();
        if (request.getQueryString() != null) {
            request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        }
        return new Webhook(account, path.orElse(""), Map.copyOf(headers), Map.copyOf(query));
    }

    private ResponseEntity<byte[]> passOn(String route, Webhook webhook, byte[] body) {
        var exchange = routes.request(route + webhook.account().channel(), it -> {
            it.setProperty(Channel.ACCOUNT, webhook.account());
            it.setProperty(Webhook.PROPERTY, webhook);
            it.getMessage().setBody(body);
        });
        if (exchange.getException() != null) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        var answer = exchange.getMessage();
        var response = ResponseEntity.status(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class))
                .header("X-Content-Type-Options", "nosniff");
        return answer.getBody() instanceof String text
                ? response.header(
                                HttpHeaders.CONTENT_TYPE,
                                answer.getHeader(Exchange.CONTENT_TYPE, "text/plain", String.class))
                        .body(text.getBytes(StandardCharsets.UTF_8))
                : response.build();
    }
}
