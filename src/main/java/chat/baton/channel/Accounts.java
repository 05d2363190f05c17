package chat.baton.channel;

import chat.baton.core.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The merchants' accounts at providers. A change holds at once on this node and soon on the others, without a restart. */
@Component
public class Accounts {

    private final AccountMemory memory;
    private final AccountHealth health;

    Accounts(AccountMemory memory, AccountHealth health) {
        this.memory = memory;
        this.health = health;
    }

    public Optional<Account> find(String channel, String name) {
        return all().stream()
                .filter(account ->
                        account.channel().equals(channel) && account.name().equals(name))
                .findFirst();
    }

    /** @throws NoSuchAccount when there is none */
    public Account get(String channel, String name) {
        return find(channel, name).orElseThrow(() -> new NoSuchAccount(channel, name));
    }

    /** Of all merchants, by channel and name. */
    public List<Account> all() {
        return memory.accounts();
    }

    public List<Account> of(MerchantId merchant) {
        return all().stream()
                .filter(account -> account.merchant().equals(merchant))
                .toList();
    }

    /**
     * The account an event belongs to, be it switched off: a webhook is registered for one account and may carry events of
     * others that share its credential, and that were perhaps connected on another node just now.
     *
     * @param idKey     setting that holds the provider's id of an account
     * @param id        that id in the event
     * @param secretKey setting that signs the webhooks of all of them
     */
    public Optional<Account> beside(Account webhook, String idKey, String id, String secretKey) {
        return webhook.find(idKey).filter(id::equals).isPresent()
                ? Optional.of(webhook)
                : sharing(webhook, idKey, id, secretKey)
                        .or(() -> memory.refresh() ? sharing(webhook, idKey, id, secretKey) : Optional.empty());
    }

    private Optional<Account> sharing(Account webhook, String idKey, String id, String secretKey) {
        return all().stream()
                .filter(other -> other.channel().equals(webhook.channel()))
                .filter(other -> other.find(idKey).filter(id::equals).isPresent())
                .filter(other -> other.find(secretKey).equals(webhook.find(secretKey)))
                .findFirst();
    }

    /** Something came from the account's side. */
    public void heardFrom(Account account) {
        health.heard(account);
    }

    /** The provider tells that the account's token is none any more: as when it had refused a message for it. */
    public void unusable(Account account, String reason) {
        health.paused(account, Answers.tokenExpired(reason));
    }

    /** Accounts of these merchants that send nothing until somebody repairs them, longest first. */
    public List<FailingAccount> failing(Collection<MerchantId> merchants) {
        return health.failing(merchants);
    }

    public AccountStatus status(Account account) {
        return health.of(account);
    }
}
