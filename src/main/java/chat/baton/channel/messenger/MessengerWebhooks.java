package chat.baton.channel.messenger;

import chat.baton.channel.Channel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door for the provider: hands the raw bytes to the route and answers what the route says. */
@RestController
@RequestMapping("/hooks/messenger/{account}")
@EnableConfigurationProperties(MessengerSettings.class)
class MessengerWebhooks {

    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int NOT_KEPT = 503;

    private final MessengerSettings settings;
    private final ProducerTemplate routes;

    MessengerWebhooks(MessengerSettings settings, ProducerTemplate routes) {
        this.settings = settings;
        this.routes = routes;
    }

    @GetMapping
    ResponseEntity<byte[]> confirm(
            @PathVariable String account,
            @RequestParam(name = "hub.mode", required = false) @Nullable String mode,
            @RequestParam(name = "hub.verify_token", required = false) @Nullable String token,
            @RequestParam(name = "hub.challenge", required = false) @Nullable String challenge) {
        var known = settings.find(account);
        if (known.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (!"subscribe".equals(mode) || token == null || challenge == null) {
            return ResponseEntity.status(FORBIDDEN).build();
        }
        if (!MessageDigest.isEqual(utf8(known.get().verifyToken()), utf8(token))) {
            return ResponseEntity.status(FORBIDDEN).build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header("X-Content-Type-Options", "nosniff")
                .body(utf8(challenge));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @PostMapping
    ResponseEntity<Void> receive(
            @PathVariable String account,
            @RequestHeader(name = "X-Hub-Signature-256", required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        if (settings.find(account).isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var body = read(request);
        return ResponseEntity.status(body.isPresent() ? passOn(account, signature, body.get()) : TOO_LARGE)
                .build();
    }

    /** Absent when it is larger than we read, whether it says so before or not. */
    private Optional<byte[]> read(HttpServletRequest request) throws IOException {
        var limit = Math.toIntExact(settings.webhookSize().toBytes());
        if (request.getContentLengthLong() > limit) {
            return Optional.empty();
        }
        var body = request.getInputStream().readNBytes(limit + 1);
        return Optional.of(body).filter(read -> read.length <= limit);
    }

    private int passOn(String account, @Nullable String signature, byte[] body) {
        var exchange = routes.request("direct:receive-messenger", it -> {
            it.setProperty(Channel.ACCOUNT, account);
            it.setProperty(MessengerSignature.PROPERTY, signature);
            it.getMessage().setBody(body);
        });
        return exchange.getException() != null
                ? NOT_KEPT
                : exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
    }
}
