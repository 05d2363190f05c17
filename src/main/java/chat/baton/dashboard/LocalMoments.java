package chat.baton.dashboard;

import chat.baton.core.MerchantId;
import chat.baton.team.Merchant;
import chat.baton.team.Team;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Moments as people of a merchant read them: in its time zone, in their language, without the day where it is today. */
@Component
class LocalMoments {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Team team;
    private final Clock clock;

    LocalMoments(Team team, Clock clock) {
        this.team = team;
        this.clock = clock;
    }

    String at(MerchantId merchant, Instant moment, Locale locale) {
        var zone = team.merchant(merchant).map(Merchant::timeZone).orElse(ZoneOffset.UTC);
        var local = moment.atZone(zone);
        var time = local.format(TIME);
        if (local.toLocalDate().equals(clock.instant().atZone(zone).toLocalDate())) {
            return time;
        }
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        return local.format(day) + ", " + time;
    }
}
