package chat.baton.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.baton.team.OfficeHours.Span;
import chat.baton.team.OfficeHours.WhenAsked;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The week of Friday 1 May 2026, which is a holiday. */
class OfficeHoursTests {

    static final LocalDate HOLIDAY = LocalDate.parse("2026-05-01");
    static final OfficeHours HOURS = new OfficeHours(
            List.of(
                    span(DayOfWeek.SUNDAY, "20:00", "00:00"),
                    span(DayOfWeek.THURSDAY, "13:00", "17:00"),
                    span(DayOfWeek.THURSDAY, "09:00", "12:00"),
                    span(DayOfWeek.FRIDAY, "09:00", "17:00"),
                    span(DayOfWeek.MONDAY, "00:00", "02:00")),
            Set.of(HOLIDAY),
            "Back {opening}, promised.",
            WhenAsked.BOT);

    @ParameterizedTest
    @CsvSource({
        "2026-04-30T08:59, false",
        "2026-04-30T09:00, true",
        "2026-04-30T12:00, false",
        "2026-04-30T13:00, true",
        "2026-05-01T10:00, false",
        "2026-05-03T23:59, true",
        "2026-05-04T00:00, true",
        "2026-05-04T02:00, false",
        "2026-05-08T10:00, true"
    })
    void isOpenFromTheFirstMinuteToTheLast(LocalDateTime time, boolean open) {
        assertThat(HOURS.openAt(time)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-30T08:00, 2026-04-30T09:00",
        "2026-04-30T12:00, 2026-04-30T13:00",
        "2026-04-30T17:00, 2026-05-03T20:00",
        "2026-05-04T02:00, 2026-05-07T09:00"
    })
    void knowsWhenPeopleAreBack(LocalDateTime time, LocalDateTime opening) {
        assertThat(HOURS.opensAfter(time)).contains(opening);
    }

    @Test
    void isRoundTheClockWithoutSpansExceptOnClosedDays() {
        var always = new OfficeHours(List.of(), Set.of(HOLIDAY), "Away", WhenAsked.QUEUE);

        assertThat(always.openAt(LocalDateTime.parse("2026-04-30T03:00"))).isTrue();
        assertThat(always.openAt(LocalDateTime.parse("2026-05-01T12:00"))).isFalse();
        assertThat(always.opensAfter(LocalDateTime.parse("2026-05-01T12:00")))
                .contains(LocalDateTime.parse("2026-05-02T00:00"));
    }

    @Test
    void saysWhenInTheMerchantsWords() {
        var thursdayNight = LocalDateTime.parse("2026-04-30T18:00");

        assertThat(Absence.of(HOURS, thursdayNight, Locale.ENGLISH).message())
                .isEqualTo("Back Sunday 8:00 PM, promised.");
        assertThat(Absence.of(HOURS, thursdayNight, Locale.GERMAN).filled("Wir sind {opening} zurück."))
                .isEqualTo("Wir sind Sonntag 20:00 zurück.");
    }

    @Test
    void namesTheDateOfWhatIsFar() {
        var holidays = HOLIDAY.datesUntil(HOLIDAY.plusDays(40)).collect(Collectors.toSet());
        var hours = new OfficeHours(
                List.of(span(DayOfWeek.FRIDAY, "09:00", "17:00")), holidays, "Back {opening}.", WhenAsked.QUEUE);

        assertThat(Absence.of(hours, HOLIDAY.atTime(10, 0), Locale.ENGLISH).message())
                .isEqualTo("Back June 12, 2026 9:00 AM.");
    }

    @Test
    void leavesTheTimeOutWhereThereIsNone() {
        var allYear = HOLIDAY.datesUntil(HOLIDAY.plusDays(400)).collect(Collectors.toSet());
        var hours = new OfficeHours(List.of(), allYear, "We are back {opening}.", WhenAsked.QUEUE);

        assertThat(Absence.of(hours, HOLIDAY.atTime(10, 0), Locale.ENGLISH))
                .isEqualTo(new Absence("We are back.", null, false));
    }

    @Test
    void refusesWhatIsNoTimeOfOneDay() {
        assertThatIllegalArgumentException().isThrownBy(() -> span(DayOfWeek.MONDAY, "17:00", "09:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> span(DayOfWeek.MONDAY, "09:00", "09:00"));
    }

    @Test
    void refusesAnAwayMessageThatIsEmptyOrTooLong() {
        for (var message : List.of(" ", "x".repeat(501))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new OfficeHours(List.of(), Set.of(), message, WhenAsked.QUEUE));
        }
    }

    @Test
    void isKeptAsItWasGiven() {
        var shop = Shops.open();
        var table = new OfficeTable(TeamTables.JDBC);
        assertThat(table.find(shop)).isEmpty();

        table.put(shop, OfficeHours.ROUND_THE_CLOCK);
        table.put(shop, HOURS);
        assertThat(table.find(shop)).contains(HOURS);
    }

    private static Span span(DayOfWeek day, String opens, String closes) {
        return new Span(day, LocalTime.parse(opens), LocalTime.parse(closes));
    }
}
