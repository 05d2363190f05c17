package chat.baton.channel.meta;

import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event of a webhook, before anybody asks what it means. */
record MessagingEvent(JsonNode json) {

    /** What a worker can handle; each is the name of the event's part that tells more. */
    enum Kind {
        MESSAGE("message"),
        POSTBACK("postback"),
        REFERRAL("referral"),
        OPTIN("optin"),
        DELIVERY("delivery"),
        READ("read"),
        EDIT("message_edit"),
        REACTION("reaction");

        private final String part;

        Kind(String part) {
            this.part = part;
        }
    }

    private static final int LONGEST_ID = 200;
    private static final long FIRST_MILLISECONDS = 1_000_000_000_000L;
    private static final Instant EARLIEST = Instant.parse("2004-02-04T00:00:00Z");

    Optional<Kind> kind() {
        return Stream.of(Kind.values())
                .filter(kind -> json.path(kind.part).isObject())
                .findFirst();
    }

    JsonNode part(Kind kind) {
        return json.path(kind.part);
    }

    /** The one of sender and recipient that is not the page: recordings of echoes have them in either place. */
    Optional<String> customer(String pageId) {
        return Stream.of("sender", "recipient")
                .map(party -> Json.text(json.path(party).path("id")))
                .filter(Objects::nonNull)
                .filter(id -> !id.equals(pageId) && id.length() <= LONGEST_ID)
                .findFirst();
    }

    /** The provider's clock; ours when theirs is missing or cannot be true. */
    Instant occurredAt(Instant now) {
        return time(json.path("timestamp"), now);
    }

    /** Milliseconds, or the seconds that old recordings hold. */
    static Instant time(JsonNode timestamp, Instant now) {
        if (!timestamp.isIntegralNumber() || !timestamp.canConvertToLong()) {
            return now;
        }
        var number = timestamp.longValue();
        if (number < 0) {
            return now;
        }
        var time = number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return time.isBefore(EARLIEST) || time.isAfter(now.plus(Duration.ofDays(1))) ? now : time;
    }

    /** The same for the same event however often it comes, and another for each other event of the account. */
    String dedupeKey() {
        var kind = kind();
        if (kind.isEmpty()) {
            return "other:" + digest(json.toString());
        }
        var part = part(kind.get());
        var key = Stream.concat(Stream.of(word(kind.get(), part)), parts(kind.get(), part).stream())
                .collect(Collectors.joining(":"))
                .replace("\u0000", "");
        return key.length() <= LONGEST_ID ? key : word(kind.get(), part) + ":" + digest(key);
    }

    private static String word(Kind kind, JsonNode part) {
        if (kind == Kind.MESSAGE && part.path("is_deleted").asBoolean()) {
            return "deleted";
        }
        return kind == Kind.MESSAGE && part.path("is_echo").asBoolean() ? "echo" : kind.part;
    }

    private List<String> parts(Kind kind, JsonNode part) {
        var mid = Json.text(part.path("mid"));
        return switch (kind) {
            case MESSAGE, POSTBACK -> mid == null ? withSender("timestamp", digest(part.toString())) : List.of(mid);
            case EDIT -> List.of(Objects.toString(mid), part.path("num_edit").asText(), digest(part.toString()));
            case READ -> withSender(null, mid == null ? part.path("watermark").asText() : mid);
            case DELIVERY -> withSender(null, part.path("watermark").asText() + ":" + digest(part.toString()));
            case REACTION, REFERRAL, OPTIN -> withSender("timestamp", digest(part.toString()));
        };
    }

    private List<String> withSender(@Nullable String field, String rest) {
        var sender = Objects.toString(Json.text(json.path("sender").path("id")));
        return field == null
                ? List.of(sender, rest)
                : List.of(sender, json.path(field).asText(), rest);
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
