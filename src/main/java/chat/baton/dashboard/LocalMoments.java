package chat.baton.dashboard;

import chat.baton.core.MerchantId;
import chat.baton.team.Merchant;
import chat.baton.team.Team;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** LocalMoments as people of a merchant read them: in its time zone, in their language. */
@Component
class LocalMoments {

    private final Team team;

    LocalMoments(Team team) {
        this.team = team;
    }

    String at(MerchantId merchant, Instant moment, Locale locale) {
        var local =
                moment.atZone(team.merchant(merchant).map(Merchant::timeZone).orElse(ZoneOffset.UTC));
        return local.format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale)) + ", "
                + local.format(DateTimeFormatter.ofPattern("HH:mm"));
    }
}
