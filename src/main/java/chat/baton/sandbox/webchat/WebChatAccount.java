package chat.baton.sandbox.webchat;

import chat.baton.sandbox.DemoAccount;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.OwnAddress;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demo shop's site. */
@InSandbox
@Component
@Order(8)
class WebChatAccount implements DemoAccount {

    /** What may chat without https is on this machine. */
    private static final String MAY_CHAT = "https://.*|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?";

    private final OwnAddress own;
    private final String siteKey;

    WebChatAccount(OwnAddress own, @Value("${baton.sandbox.webchat.site-key}") String siteKey) {
        this.own = own;
        this.siteKey = siteKey;
    }

    @Override
    public String kind() {
        return "webchat";
    }

    @Override
    public String label() {
        return "Web chat";
    }

    @Override
    public Map<String, String> account() {
        return Map.of(
                "siteKey",
                siteKey,
                "allowedOrigins",
                origins(),
                "title",
                "Fern & Kettle",
                "greeting",
                "Hello! Ask anything, or type the code of what you like.");
    }

    /** The shop's page is Baton's own, under either name of this machine. */
    private String origins() {
        var here = own.of("");
        return Stream.of(here, here.replace("//localhost", "//127.0.0.1"), "http://localhost:8080")
                .filter(origin -> origin.matches(MAY_CHAT))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @Override
    public String endpoint() {
        return "/webchat/v1";
    }

    @Override
    public Optional<String> page() {
        return Optional.of("/sandbox/shop");
    }
}
