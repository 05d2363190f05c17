package chat.baton.flow;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whether the transaction at hand only plays a recording, and ends as if nothing had been. */
final class Replaying {

    private Replaying() {}

    static boolean isOn() {
        return TransactionSynchronizationManager.hasResource(Replaying.class);
    }

    static void begin() {
        TransactionSynchronizationManager.bindResource(Replaying.class, Boolean.TRUE);
    }

    static void end() {
        TransactionSynchronizationManager.unbindResourceIfPossible(Replaying.class);
    }
}
