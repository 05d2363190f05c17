package chat.baton.dashboard;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm;
import chat.baton.channel.AccountStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A channel account as its merchant sees it.
 *
 * @param settings those that are no credentials
 * @param kept     keys of the credentials that are kept; they are never told
 */
record AccountJson(
        String channel,
        String name,
        String merchant,
        boolean enabled,
        String webhook,
        Map<String, String> settings,
        List<String> kept,
        AccountStatus status) {

    static AccountJson of(Account account, AccountForm form, String webhook, AccountStatus status) {
        var open = new TreeMap<>(account.settings());
        open.keySet().removeIf(form::isSecret);
        var kept = account.settings().keySet().stream()
                .filter(form::isSecret)
                .sorted()
                .toList();
        return new AccountJson(
                account.channel(),
                account.name(),
                account.merchant().value(),
                account.enabled(),
                webhook,
                open,
                kept,
                status);
    }
}
