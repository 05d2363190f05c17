package chat.baton.channel;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** All accounts, readable: they are asked for with each message and change now and then. */
@Component
class AccountMemory {

    private static final Logger LOG = LoggerFactory.getLogger(AccountMemory.class);

    private record Known(long revision, List<Account> accounts) {}

    private static final Known NOTHING = new Known(-1, List.of());

    private final AccountTable table;
    private volatile Known known = NOTHING;

    AccountMemory(AccountTable table) {
        this.table = table;
    }

    List<Account> accounts() {
        var now = known;
        return now == NOTHING ? read().accounts() : now.accounts();
    }

    /** The revision is read first: what changes meanwhile is then seen the next time. */
    private Known read() {
        var revision = table.revision();
        return known = new Known(revision, table.all());
    }

    /** Has the accounts read anew, after the transaction when there is one. */
    void forget() {
        known = NOTHING;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    known = NOTHING;
                }
            });
        }
    }

    /** @return whether something had changed */
    @Scheduled(fixedDelayString = "${baton.channel.account.refresh-every:2s}")
    boolean refresh() {
        var changed = table.revision() != known.revision();
        if (changed) {
            read();
        }
        return changed;
    }

    @Transactional
    @EventListener(ApplicationReadyEvent.class)
    public void reseal() {
        var resealed = table.reseal();
        if (resealed > 0) {
            LOG.info("The credentials of {} accounts are sealed with the first key now", resealed);
        }
    }
}
