package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.baton.team.OfficeHours;
import chat.baton.team.OfficeHours.Span;
import chat.baton.team.OfficeHours.WhenAsked;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursFormTests {

    static final OfficeHours HOURS = new OfficeHours(
            List.of(span(DayOfWeek.MONDAY, 9, 12), span(DayOfWeek.MONDAY, 13, 17), span(DayOfWeek.SUNDAY, 20, 0)),
            Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2027-01-01")),
            "Back {opening}",
            WhenAsked.BOT);

    @Test
    void readsWhatPeopleType() {
        assertThat(typed(Map.of(
                                "day.monday", " 13:00 – 17:00,9:00-12:00 ,",
                                "day.sunday", "20:00-24:00",
                                "closed", "2026-12-25, 2027-01-01\r\n",
                                "whenAsked", "bot"))
                        .read())
                .isEqualTo(HOURS);
    }

    @Test
    void writesWhatItReads() {
        var form = HoursForm.of(HOURS);

        assertThat(form.days().get(DayOfWeek.MONDAY)).isEqualTo("09:00-12:00, 13:00-17:00");
        assertThat(form.days().get(DayOfWeek.SUNDAY)).isEqualTo("20:00-24:00");
        assertThat(form.read()).isEqualTo(HOURS);
    }

    @Test
    void keepsNoTimesRoundTheClock() {
        var hours = typed(Map.of("when", "always", "day.monday", "9:00-12:00")).read();

        assertThat(hours.spans()).isEmpty();
        assertThat(HoursForm.of(hours).always()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-17", "9:00", "25:00-26:00", "17:00-9:00", "morning", "9:00-12:00-17:00"})
    void refusesWhatIsNoTimeAndNamesIt(String span) {
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> typed(Map.of("day.monday", span)).read())
                .withMessageContaining(span);
    }

    @Test
    void refusesWhatIsNoDay() {
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> typed(Map.of("day.monday", "9:00-17:00", "closed", "Christmas"))
                        .read())
                .withMessageContaining("Christmas");
    }

    @Test
    void refusesAWeekWithoutAnyTimeUnlessItIsRoundTheClock() {
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> typed(Map.of()).read());
    }

    private static HoursForm typed(Map<String, String> fields) {
        var all = new HashMap<>(Map.of("when", "times", "awayMessage", "Back {opening}"));
        all.putAll(fields);
        return HoursForm.typed(all);
    }

    private static Span span(DayOfWeek day, int opens, int closes) {
        return new Span(day, LocalTime.of(opens, 0), LocalTime.of(closes, 0));
    }
}
