package chat.baton.channel.telegram;

import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What one webhook tells, before anybody asks what it means. */
record TelegramUpdate(JsonNode json) {

    /** What a worker can handle; each is the name of the update's part that tells more. */
    enum Kind {
        MESSAGE("message"),
        EDIT("edited_message"),
        TAP("callback_query"),
        MEMBERSHIP("my_chat_member");

        private final String part;

        Kind(String part) {
            this.part = part;
        }
    }

    private static final String ID = "update_id";
    private static final String PERSON = "[1-9]\\d{0,17}";
    private static final Instant EARLIEST = Instant.parse("2015-06-24T00:00:00Z");
    private static final int IDS_WITHIN_A_SECOND = 1_000_000;

    Optional<Kind> kind() {
        return Stream.of(Kind.values())
                .filter(kind -> json.path(kind.part).isObject())
                .findFirst();
    }

    JsonNode part(Kind kind) {
        return json.path(kind.part);
    }

    /** The customer's id, which is that of the chat with them; absent in groups and channels, where nobody is served. */
    Optional<String> customer() {
        return kind().map(this::chat)
                .filter(chat -> chat.path("type").asText("private").equals("private"))
                .map(chat -> Json.text(chat.path("id")))
                .filter(id -> id.matches(PERSON));
    }

    /** The chat of a tap is told with the message that was tapped, or not at all when that is too old. */
    private JsonNode chat(Kind kind) {
        var part = part(kind);
        var around = kind == Kind.TAP ? part.path("message") : part;
        return kind == Kind.TAP && around.path("chat").isMissingNode() ? part.path("from") : around.path("chat");
    }

    /** Each update of a bot has a number of its own. */
    String dedupeKey() {
        var id = Json.text(json.path(ID));
        return id == null || id.length() > 100
                ? "other:" + UUID.nameUUIDFromBytes(json.toString().getBytes(StandardCharsets.UTF_8))
                : id;
    }

    /** The provider's clock, whole seconds; ours for taps, which it does not time. Within a second the updates' numbers tell the order. */
    Instant occurredAt(Instant now) {
        var second = told().filter(time -> time.isAfter(EARLIEST) && time.isBefore(now.plus(Duration.ofDays(1))))
                .orElse(now.truncatedTo(ChronoUnit.SECONDS));
        return second.plus(Math.floorMod(json.path(ID).asLong(), IDS_WITHIN_A_SECOND), ChronoUnit.MICROS);
    }

    private Optional<Instant> told() {
        return kind().filter(kind -> kind != Kind.TAP)
                .map(kind -> part(kind).path(kind == Kind.EDIT ? "edit_date" : "date"))
                .map(JsonNode::asLong)
                .filter(seconds -> seconds > 0 && seconds < Instant.MAX.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }
}
