package chat.baton.dashboard;

import chat.baton.channel.Accounts;
import chat.baton.channel.Connections;
import chat.baton.channel.FailingAccount;
import chat.baton.core.MerchantId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Accounts that send nothing: all who work for their merchant are told on every page until somebody has repaired them. */
@Component
class Alarms {

    private final Accounts accounts;
    private final Connections connections;

    Alarms(Accounts accounts, Connections connections) {
        this.accounts = accounts;
        this.connections = connections;
    }

    /** @param label what people call the channel @param since for people to read */
    record Alarm(String channel, String name, String label, String since, String failure, boolean tokenExpired) {}

    List<Alarm> of(Collection<MerchantId> merchants) {
        return accounts.failing(merchants).stream().map(this::alarm).toList();
    }

    private Alarm alarm(FailingAccount account) {
        var form = connections.forms().get(account.channel());
        return new Alarm(
                account.channel(),
                account.name(),
                form == null ? account.channel() : form.label(),
                shown(account.since()),
                account.failure(),
                account.tokenExpired());
    }

    private static String shown(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(LocaleContextHolder.getLocale())
                .withZone(ZoneId.systemDefault())
                .format(at);
    }
}
