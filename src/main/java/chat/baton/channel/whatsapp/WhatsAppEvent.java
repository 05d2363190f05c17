package chat.baton.channel.whatsapp;

import chat.baton.channel.Json;
import chat.baton.channel.SignedJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event of a webhook, before anybody asks what it means.
 *
 * @param told    the event itself
 * @param contact what the webhook tells of its customer beside it; missing when nothing
 */
record WhatsAppEvent(JsonNode told, JsonNode contact) {

    /** The lists a worker understands, by their name in a change. */
    enum Topic {
        MESSAGES("messages", "from", "from_user_id"),
        STATUSES("statuses", "recipient_id", "recipient_user_id"),
        ECHOES("message_echoes", "to", "to_user_id"),
        PREFERENCES("user_preferences", "wa_id", "user_id"),
        NEW_IDS("user_id_update", "wa_id", "previous");

        final String list;
        private final String number;
        private final String user;

        Topic(String list, String number, String user) {
            this.list = list;
            this.number = number;
            this.user = user;
        }

        static Optional<Topic> named(String list) {
            return Stream.of(values()).filter(topic -> topic.list.equals(list)).findFirst();
        }

        Stream<WhatsAppEvent> events(JsonNode value) {
            return SignedJson.elements(value.path(list)).map(told -> new WhatsAppEvent(told, contact(value, told)));
        }

        private JsonNode contact(JsonNode value, JsonNode told) {
            var ids = Stream.of(number, user)
                    .map(field -> Json.text(told.path(field)))
                    .filter(Objects::nonNull)
                    .toList();
            return SignedJson.elements(value.path("contacts"))
                    .filter(contact -> Stream.of("wa_id", "user_id")
                            .map(field -> Json.text(contact.path(field)))
                            .filter(Objects::nonNull)
                            .anyMatch(ids::contains))
                    .findFirst()
                    .orElse(Json.none());
        }

        /** Whose event it is. A message tells, for a customer of a new number or id, the new one as well. */
        Ids ids(WhatsAppEvent event) {
            var told = event.told();
            var changed = told.path(this == MESSAGES ? "system" : "user_id");
            var contact = event.contact();
            return Ids.of(
                    Stream.of(
                            told.path(number),
                            this == NEW_IDS ? changed.path(user) : told.path(user),
                            contact.path("wa_id"),
                            contact.path("user_id")),
                    Stream.of(changed.path("wa_id"), changed.path("user_id"), changed.path("current")));
        }
    }

    private static final int LONGEST_KEY = 200;
    private static final long FIRST_MILLISECONDS = 1_000_000_000_000L;
    private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");

    static WhatsAppEvent read(String payload) {
        var json = Json.read(payload);
        return new WhatsAppEvent(json.path("told"), json.path("contact"));
    }

    String payload() {
        return Json.write(Map.of("told", told, "contact", contact));
    }

    /** Groups have no place in a talk with one customer. */
    boolean isOfGroup() {
        return told.hasNonNull("group_id");
    }

    /** The same for the same event however often it comes. Each status of a message is an event of its own. */
    String dedupeKey(String list) {
        var id = Json.text(told.path("id"));
        var status = Json.text(told.path("status"));
        var key = list + ":" + id + (status == null ? "" : ":" + status);
        return id == null || key.length() > LONGEST_KEY ? list + ":" + digest(told.toString()) : key;
    }

    private static UUID digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The provider's clock, whole seconds; ours when theirs is missing or cannot be true. */
    Instant occurredAt(Instant now) {
        return time(Json.text(told.path("timestamp")), now);
    }

    private static Instant time(@Nullable String timestamp, Instant now) {
        if (timestamp == null || !timestamp.matches("\\d{1,15}")) {
            return now;
        }
        var number = Long.parseLong(timestamp);
        var time = number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return time.isBefore(EARLIEST) || time.isAfter(now.plus(Duration.ofDays(1))) ? now : time;
    }
}
