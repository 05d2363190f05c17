package chat.baton.team;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * None of the merchant's people is at work: it is out of their hours.
 *
 * @param message  the merchant's away message, the opening filled in
 * @param opening  when people are back, in the merchant's language, for example "Monday 9:00 AM"; absent when they will
 *                 not be within a year
 * @param botKeeps whether the bot keeps a conversation that wants a person
 */
public record Absence(String message, @Nullable String opening, boolean botKeeps) {

    private static final String PLACE = "{opening}";

    static Absence of(OfficeHours hours, LocalDateTime now, Locale language) {
        var opening =
                hours.opensAfter(now).map(then -> words(now, then, language)).orElse(null);
        return new Absence(
                filled(hours.awayMessage(), opening), opening, hours.whenAsked() == OfficeHours.WhenAsked.BOT);
    }

    /** The text with the opening filled in for {@code {opening}}. */
    public String filled(String text) {
        return filled(text, opening);
    }

    private static String filled(String text, @Nullable String opening) {
        return opening == null ? text.replaceAll("\\s*\\{opening}", "") : text.replace(PLACE, opening);
    }

    /** A weekday is enough for what is near. */
    private static String words(LocalDateTime now, LocalDateTime opening, Locale language) {
        var near = opening.toLocalDate().isBefore(now.toLocalDate().plusDays(7));
        var day = near
                ? DateTimeFormatter.ofPattern("EEEE", language)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(language);
        // Newer runtimes put a narrow space before AM and PM that not every phone shows.
        return (day.format(opening) + " " + time.format(opening)).replace('\u202f', ' ');
    }
}
