package chat.baton.channel.x;

import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event, whichever way it came, before anybody asks what it means. */
record XEvent(Kind kind, JsonNode json) {

    enum Kind {
        MESSAGE,
        READ,
        /** Of a chat whose words only the two phones can read. */
        ENCRYPTED,
        /** The account's owner takes the app's permission back. */
        REVOKED,
        /** Nothing we know. */
        OTHER
    }

    private static final int LONGEST_ID = 200;
    private static final Instant EARLIEST = Instant.parse("2006-03-21T00:00:00Z");

    /** Who talks with the account; absent when the event is not about a talk of two in which it takes part. */
    Optional<String> customer(String accountId) {
        return switch (kind) {
            case MESSAGE -> other(accountId, json.path("message_create"));
            case READ, ENCRYPTED -> sender(accountId);
            case REVOKED, OTHER -> Optional.empty();
        };
    }

    /** Absent when a group is written to, or the account itself. */
    private static Optional<String> other(String accountId, JsonNode message) {
        var sender = id(message.path("sender_id"));
        var recipient = id(message.path("target").path("recipient_id"));
        if (accountId.equals(sender)) {
            return Optional.ofNullable(recipient).filter(id -> !id.equals(accountId));
        }
        return Optional.ofNullable(sender).filter(id -> recipient == null || recipient.equals(accountId));
    }

    private Optional<String> sender(String accountId) {
        return Optional.ofNullable(id(json.path("sender_id"))).filter(id -> !id.equals(accountId));
    }

    /** A text or number of a sensible length; absent otherwise. */
    static @Nullable String id(JsonNode id) {
        var text = Json.text(id);
        return text == null || text.length() > LONGEST_ID ? null : text;
    }

    /** The same for the same event however often and whichever way it comes, and another for each other of the account. */
    String dedupeKey() {
        return switch (kind) {
            case MESSAGE -> "dm:" + Objects.requireNonNullElseGet(id(json.path("id")), this::digest);
            case READ -> "read:" + id(json.path("sender_id")) + ":" + digest();
            case ENCRYPTED -> "chat:" + digest();
            case REVOKED -> "revoked:" + digest();
            case OTHER -> "other:" + digest();
        };
    }

    private String digest() {
        return UUID.nameUUIDFromBytes(json.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The provider's clock; ours when theirs is missing or cannot be true. */
    Instant occurredAt(Instant now) {
        return Stream.of("created_timestamp", "created_at_msec", "date_time")
                .map(json::path)
                .map(Json::text)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(XEvent::time)
                .filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(now.plus(Duration.ofDays(1))))
                .orElse(now);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.matches("\\d{1,18}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
