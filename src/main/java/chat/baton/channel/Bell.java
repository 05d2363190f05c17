package chat.baton.channel;

import java.time.Duration;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes one waiting thread for each ring. A ring nobody waits for is heard by whoever looks next. */
final class Bell {

    private long rings;

    synchronized void ring() {
        rings++;
        notify();
    }

    /** At once when there is no transaction. */
    void ringAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ring();
            }
        });
    }

    synchronized long rings() {
        return rings;
    }

    /** Returns after the timeout, or at once when it rang since {@code heard}. */
    synchronized void await(long heard, Duration timeout) throws InterruptedException {
        if (rings == heard) {
            wait(timeout.toMillis());
        }
    }
}
