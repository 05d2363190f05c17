package chat.baton.channel.apple;

import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time a customer picked.
 *
 * @param start   as Apple writes it: {@code 2026-01-15T14:30+0000}
 * @param minutes 0 when not told
 * @param zone    of the place where it will be; absent when not told
 * @param title   what it is for; absent when not told
 */
record ChosenTime(String start, long minutes, @Nullable ZoneOffset zone, @Nullable String title) {

    private static final DateTimeFormatter APPLES = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss]XX");
    private static final DateTimeFormatter READABLE =
            DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm '(UTC'xxx')'", Locale.UK);

    /** @param event the picked timeslot is its first; absent when there is none */
    static Optional<ChosenTime> of(JsonNode event) {
        var slot = event.path("timeslots").path(0);
        return Optional.ofNullable(Json.text(slot.path("startTime")))
                .map(start -> new ChosenTime(
                        start,
                        slot.path("duration").asLong() / 60,
                        zone(event.path("timezoneOffset")),
                        Json.text(event.path("title"))));
    }

    private static @Nullable ZoneOffset zone(JsonNode minutes) {
        try {
            return minutes.isValueNode() && !minutes.isNull()
                    ? ZoneOffset.ofTotalSeconds(Math.multiplyExact(minutes.asInt(), 60))
                    : null;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /** As people read it; as it came where it cannot be read. */
    String asText() {
        return (title == null ? "" : title + ": ") + readable() + (minutes > 0 ? ", " + minutes + " minutes" : "");
    }

    private String readable() {
        try {
            var time = OffsetDateTime.parse(start, APPLES);
            return READABLE.format(zone == null ? time : time.withOffsetSameInstant(zone));
        } catch (DateTimeException e) {
            return start;
        }
    }
}
