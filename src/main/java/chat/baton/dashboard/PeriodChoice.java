package chat.baton.dashboard;

import chat.baton.conversation.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Of what time figures are told: of the hour or day that runs, and of those before it. */
enum PeriodChoice {
    DAY("24h", "HH:mm"),
    WEEK("7d", "EEE d.");

    static final List<String> WORDS =
            Stream.of(values()).map(PeriodChoice::word).toList();

    private final String word;
    private final String label;

    PeriodChoice(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** @throws Unusable when it is none of the words; absent, it is a day */
    static PeriodChoice of(@Nullable String asked) {
        var word = Unusable.unlessOneOf(WORDS, asked, "period");
        return Stream.of(values())
                .filter(choice -> choice.word.equals(word))
                .findFirst()
                .orElse(DAY);
    }

    public String word() {
        return word;
    }

    /** @param zone in which days begin */
    Period until(Instant now, ZoneId zone) {
        return new Period(this == DAY ? hours(now) : days(now, zone));
    }

    private static List<Instant> hours(Instant now) {
        var first = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(23));
        return IntStream.range(0, 24)
                .mapToObj(hour -> first.plus(Duration.ofHours(hour)))
                .toList();
    }

    private static List<Instant> days(Instant now, ZoneId zone) {
        var first = now.atZone(zone).toLocalDate().minusDays(6);
        return IntStream.range(0, 7)
                .mapToObj(day -> first.plusDays(day).atStartOfDay(zone).toInstant())
                .toList();
    }

    /** What a slot is called, for example {@code 14:00} or {@code Mon 3.} */
    String label(Instant slot, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofPattern(label, locale).format(slot.atZone(zone));
    }
}
