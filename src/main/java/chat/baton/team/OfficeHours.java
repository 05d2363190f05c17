package chat.baton.team;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a merchant's people answer, and what happens when they do not. All times are the merchant's own.
 *
 * @param spans       in the order of the week; none at all is round the clock
 * @param closed      days without any, such as holidays
 * @param awayMessage what a customer is told out of hours, 1 to 500 characters; {@code {opening}} in it becomes the time
 *                    people are back
 * @param whenAsked   what happens to a conversation that wants a person out of hours
 */
public record OfficeHours(List<Span> spans, Set<LocalDate> closed, String awayMessage, WhenAsked whenAsked) {

    public static final int LONGEST_AWAY_MESSAGE = 500;

    /** What holds where a merchant has set none. */
    public static final OfficeHours ROUND_THE_CLOCK = new OfficeHours(
            List.of(),
            Set.of(),
            "Thank you for your message. Our people are not here at the moment; they are back {opening}.",
            WhenAsked.QUEUE);

    private static final int DAYS_LOOKED_AHEAD = 366;

    /** Who holds a conversation whose help request comes out of hours. */
    public enum WhenAsked {
        /** It waits in the queue until people are back. */
        QUEUE,
        /** The bot keeps it and says when people are back. */
        BOT
    }

    /**
     * @param closes the first minute people are gone; 00:00 is the end of the day
     */
    public record Span(DayOfWeek day, LocalTime opens, LocalTime closes) {

        /** @throws IllegalArgumentException when it ends before it begins */
        public Span {
            if (!closes.equals(LocalTime.MIDNIGHT) && !opens.isBefore(closes)) {
                throw new IllegalArgumentException("From " + opens + " to " + closes
                        + " is no time of one day; end one day at 00:00 and go on the next");
            }
        }

        private boolean contains(LocalTime time) {
            return !time.isBefore(opens) && (closes.equals(LocalTime.MIDNIGHT) || time.isBefore(closes));
        }
    }

    /** @throws IllegalArgumentException when the away message is empty or too long */
    public OfficeHours {
        spans = spans.stream()
                .sorted(Comparator.comparing(Span::day).thenComparing(Span::opens))
                .toList();
        closed = Set.copyOf(closed);
        awayMessage = awayMessage.strip();
        if (awayMessage.isEmpty() || awayMessage.length() > LONGEST_AWAY_MESSAGE || awayMessage.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The away message has 1 to " + LONGEST_AWAY_MESSAGE + " characters");
        }
    }

    boolean openAt(LocalDateTime time) {
        return on(time.toLocalDate()).anyMatch(span -> span.contains(time.toLocalTime()));
    }

    /** When people are back; absent when they will not be within a year. */
    Optional<LocalDateTime> opensAfter(LocalDateTime time) {
        return IntStream.range(0, DAYS_LOOKED_AHEAD)
                .mapToObj(time.toLocalDate()::plusDays)
                .flatMap(date -> on(date).map(span -> date.atTime(span.opens())))
                .filter(opening -> opening.isAfter(time))
                .findFirst();
    }

    private Stream<Span> on(LocalDate date) {
        if (closed.contains(date)) {
            return Stream.empty();
        }
        return spans.isEmpty()
                ? Stream.of(new Span(date.getDayOfWeek(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                : spans.stream().filter(span -> span.day() == date.getDayOfWeek());
    }
}
