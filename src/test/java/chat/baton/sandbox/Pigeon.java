package chat.baton.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** A channel nobody has heard of: what the phone does with it, it does with any. */
class Pigeon implements StandIn {

    @Override
    public String kind() {
        return "pigeon";
    }

    @Override
    public String label() {
        return "Carrier pigeon";
    }

    @Override
    public Map<String, String> account() {
        return Map.of("loft", "7", "ring", "sandbox-pigeon-ring");
    }

    @Override
    public String endpoint() {
        return "/sandbox/api/pigeon";
    }

    @Override
    public Wire wire() {
        return Wire.silent()
                .says(Gesture.Text.class, (text, moment) -> flies(moment, text.text()))
                .says(Gesture.Tap.class, (tap, moment) -> flies(moment, tap.on() + " " + tap.value()))
                .says(Gesture.Contact.class, (contact, moment) -> flies(moment, contact.phone()))
                .says(Gesture.Follow.class, (follow, moment) -> flies(moment, "here"))
                .says(Gesture.Unfollow.class, (unfollow, moment) -> flies(moment, "gone"));
    }

    private List<Webhook> flies(Moment moment, String words) {
        var body = (moment.customer() + ": " + words).getBytes(StandardCharsets.UTF_8);
        return List.of(new Webhook(hook(), Map.of("X-Ring", "sandbox-pigeon-ring"), body));
    }

    @Override
    public String customerId(long number) {
        return "coop:" + number;
    }

    @Override
    public boolean isCustomerId(String id) {
        return id.matches("coop:\\d{1,10}");
    }

    @Override
    public String messageId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public Webhook forged(Webhook genuine) {
        return genuine.with("X-Ring", "forged");
    }

    @Override
    public Refusal serverError() {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, Map.of("coo", "storm"));
    }

    @Override
    public Refusal rateLimit() {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, null).with("Retry-After", "60");
    }

    @Override
    public Refusal expiredToken() {
        return new Refusal(HttpStatus.UNAUTHORIZED, Map.of("coo", "ring expired"));
    }
}
