package chat.baton.channel.line;

import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event of a webhook, before anybody asks what it means. */
record LineEvent(JsonNode json) {

    /**
     * What a worker can handle. All else is kept but not acted upon: groups the account joins or leaves, beacons, linked
     * accounts, watched videos, memberships, what belongs to module channels, and what LINE may come up with.
     */
    enum Kind {
        MESSAGE("message"),
        POSTBACK("postback"),
        FOLLOW("follow"),
        UNFOLLOW("unfollow"),
        UNSEND("unsend"),
        EDIT("messageEdited");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    private static final int LONGEST_ID = 200;
    private static final long FIRST_MILLISECONDS = 1_000_000_000_000L;

    /** What older verifications of a webhook's address send as if a customer had written. */
    private static final Pattern TRIAL_TOKEN = Pattern.compile("0{32}|f{32}");

    private static final String TRIAL_CUSTOMER = "Udeadbeefdeadbeefdeadbeefdeadbeef";

    Optional<Kind> kind() {
        return Stream.of(Kind.values()).filter(kind -> kind.type.equals(type())).findFirst();
    }

    String type() {
        return Objects.requireNonNullElse(Json.text(json.path("type")), "");
    }

    JsonNode message() {
        return json.path("message");
    }

    /** LINE's id of the message the event is about; absent when it is about none. */
    @Nullable
    String messageId() {
        return Json.text(
                kind().filter(Kind.UNSEND::equals).isPresent()
                        ? json.path("unsend").path("messageId")
                        : message().path("id"));
    }

    /** Absent in groups and rooms, which are not served: nobody there can tell whom an answer is for. */
    Optional<String> customer() {
        var source = json.path("source");
        var shared = source.hasNonNull("groupId") || source.hasNonNull("roomId");
        return Optional.ofNullable(Json.text(source.path("userId")))
                .filter(id -> !shared && !isTrial(id) && id.length() <= LONGEST_ID);
    }

    private boolean isTrial(String customer) {
        return customer.equals(TRIAL_CUSTOMER)
                || replyToken()
                        .filter(token -> TRIAL_TOKEN.matcher(token).matches())
                        .isPresent();
    }

    Optional<String> replyToken() {
        return Optional.ofNullable(Json.text(json.path("replyToken")));
    }

    /** While it is so, somebody else's module owns the chat and answers. */
    boolean isStandby() {
        return "standby".equals(Json.text(json.path("mode")));
    }

    boolean isRedelivered() {
        return json.path("deliveryContext").path("isRedelivery").asBoolean();
    }

    /** LINE's clock; ours when theirs is missing or cannot be true. */
    Instant occurredAt(Instant now) {
        var timestamp = Json.text(json.path("timestamp"));
        if (timestamp == null || !timestamp.matches("\\d{1,15}")) {
            return now;
        }
        var number = Long.parseLong(timestamp);
        var time = number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return time.isAfter(now.plus(Duration.ofDays(1))) ? now : time;
    }

    /** The same for the same event however often it comes. A message is unsent only once, so its id is the key. */
    String dedupeKey() {
        var message = messageId();
        if (message != null && message.length() <= LONGEST_ID && type().equals(Kind.UNSEND.type)) {
            return unsentKey(message);
        }
        var id = Json.text(json.path("webhookEventId"));
        return id != null && id.length() <= LONGEST_ID ? id : "event:" + digest(withoutId());
    }

    static String unsentKey(String message) {
        return "unsent:" + message;
    }

    /** Old recordings have no id. What differs when an event comes again is left out. */
    private String withoutId() {
        if (type().isEmpty()) {
            return json.toString();
        }
        var message = message().path("id");
        return String.join(
                " ",
                type(),
                json.path("timestamp").asText(),
                json.path("source").toString(),
                message.isMissingNode() ? json.path(type()).toString() : message.asText());
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
