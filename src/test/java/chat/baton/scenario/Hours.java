package chat.baton.scenario;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Office hours as the REST interface takes them. */
final class Hours {

    private Hours() {}

    /** Closed yesterday, today and tomorrow, so in whatever time zone. */
    static Map<String, Object> closedToday(String whenAsked) {
        return closedToday(whenAsked, "09:00", "17:00");
    }

    static Map<String, Object> closedToday(String whenAsked, String opens, String closes) {
        var today = LocalDate.now(ZoneId.of("UTC"));
        return Map.of(
                "spans",
                List.of(
                        Map.of("day", "monday", "opens", opens, "closes", closes),
                        Map.of("day", "thursday", "opens", opens, "closes", closes)),
                "closedDays",
                List.of(
                        today.minusDays(1).toString(),
                        today.toString(),
                        today.plusDays(1).toString()),
                "awayMessage",
                "We are back {opening}.",
                "whenAsked",
                whenAsked);
    }
}
