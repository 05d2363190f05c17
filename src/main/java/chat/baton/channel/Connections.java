package chat.baton.channel;

import chat.baton.core.MerchantId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Connects merchants' accounts. */
@Component
public class Connections {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Accounts accounts;
    private final AccountTable table;
    private final AccountMemory memory;
    private final AccountHealth health;
    private final AccountCheck check;
    private final Outbox outbox;
    private final Inbox inbox;

    Connections(
            Accounts accounts,
            AccountTable table,
            AccountMemory memory,
            AccountHealth health,
            AccountCheck check,
            Outbox outbox,
            Inbox inbox) {
        this.accounts = accounts;
        this.table = table;
        this.memory = memory;
        this.health = health;
        this.check = check;
        this.outbox = outbox;
        this.inbox = inbox;
    }

    /**
     * Connects an account, or changes one of the same merchant. Settings left out or empty are kept as they were, so that
     * credentials need not be typed again; one that is switched off stays so.
     *
     * @throws UnusableAccount when the channel is unknown, the name is taken or malformed, or a setting is missing or
     *                         malformed
     */
    @Transactional
    public Account connect(MerchantId merchant, String channel, String name, Map<String, String> settings) {
        if (!NAME.matcher(name).matches()) {
            throw new UnusableAccount("The name has to be 1 to 40 small letters, digits and hyphens");
        }
        var known = accounts.find(channel, name);
        if (known.filter(account -> !account.merchant().equals(merchant)).isPresent()) {
            throw new UnusableAccount("The name " + name + " is taken; choose another");
        }
        var all = new HashMap<>(known.map(Account::settings).orElse(Map.of()));
        settings.forEach((key, value) -> {
            if (!value.isBlank()) {
                all.put(key, value.strip());
            }
        });
        var enabled = known.map(Account::enabled).orElse(true);
        return save(check.checked(new Account(merchant, channel, name, enabled, all), accounts.all()));
    }

    /** What can be connected: the channels' forms, by channel. */
    public SortedMap<String, AccountForm> forms() {
        return check.forms();
    }

    /** Switches an account off or on. @throws NoSuchAccount when there is none */
    @Transactional
    public Account enable(String channel, String name, boolean enabled) {
        var account = accounts.get(channel, name);
        return save(new Account(account.merchant(), channel, name, enabled, account.settings()));
    }

    private Account save(Account account) {
        table.save(account, check.secretsOf(account.channel()));
        health.repaired(account);
        if (account.enabled()) {
            outbox.release(account);
            inbox.release(account);
        }
        memory.forget();
        return account;
    }
}
