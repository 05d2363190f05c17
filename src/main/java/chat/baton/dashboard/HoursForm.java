package chat.baton.dashboard;

import chat.baton.team.OfficeHours;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Office hours as they are typed, kept by the session until the page shows them again.
 *
 * @param always    whether the times below do not count
 * @param days      what is open on each day, for example {@code 09:00-12:00, 13:00-17:00}; empty on days without
 * @param closed    days without any, as {@code 2026-12-25}, one a line
 * @param whenAsked {@code queue} or {@code bot}
 */
record HoursForm(boolean always, Map<DayOfWeek, String> days, String closed, String awayMessage, String whenAsked)
        implements Serializable {

    private static final String END_OF_DAY = "24:00";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    static HoursForm of(OfficeHours hours) {
        var days = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            days.put(
                    day,
                    hours.spans().stream()
                            .filter(span -> span.day() == day)
                            .map(span -> span.opens() + "-" + end(span.closes()))
                            .collect(Collectors.joining(", ")));
        }
        var closed = hours.closed().stream().sorted().map(LocalDate::toString).collect(Collectors.joining("\n"));
        return new HoursForm(
                hours.spans().isEmpty(),
                days,
                closed,
                hours.awayMessage(),
                hours.whenAsked().name().toLowerCase(Locale.ROOT));
    }

    private static String end(LocalTime closes) {
        return closes.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : closes.toString();
    }

    /** @param fields of the page's form; a day's name is {@code day.monday} */
    static HoursForm typed(Map<String, String> fields) {
        var days = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            days.put(day, fields.getOrDefault("day." + day.name().toLowerCase(Locale.ROOT), ""));
        }
        return new HoursForm(
                "always".equals(fields.get("when")),
                days,
                fields.getOrDefault("closed", ""),
                fields.getOrDefault("awayMessage", ""),
                fields.getOrDefault("whenAsked", "queue"));
    }

    /** @throws Unusable when something typed is no time, no day, or nothing where something has to be */
    OfficeHours read() {
        var spans = always ? List.<OfficeHours.Span>of() : spans();
        if (!always && spans.isEmpty()) {
            throw new Unusable(Texts.of("team.hours.none"));
        }
        return Unusable.unlessReadable(() -> new OfficeHours(
                spans, closedDays(), awayMessage, OfficeHours.WhenAsked.valueOf(whenAsked.toUpperCase(Locale.ROOT))));
    }

    private List<OfficeHours.Span> spans() {
        return days.entrySet().stream()
                .flatMap(day -> parts(day.getValue(), ",").map(span -> span(day.getKey(), span)))
                .toList();
    }

    private static OfficeHours.Span span(DayOfWeek day, String typed) {
        try {
            var times = typed.split("[-–]", 2);
            return new OfficeHours.Span(day, time(times[0]), time(times[1]));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Unusable(Texts.of("team.hours.no-span", typed));
        }
    }

    private static LocalTime time(String typed) {
        return typed.strip().equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(typed.strip(), TIME);
    }

    private Set<LocalDate> closedDays() {
        return parts(closed, "[\\s,;]+").map(HoursForm::day).collect(Collectors.toSet());
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new Unusable(Texts.of("team.hours.no-day", typed));
        }
    }

    private static Stream<String> parts(String typed, String between) {
        return Arrays.stream(typed.split(between)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
