package chat.baton.flow;

import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whether the transaction at hand only plays a recording, and ends as if nothing had been. */
final class Replaying {

    private Replaying() {}

    static boolean isOn() {
        return TransactionSynchronizationManager.hasResource(Replaying.class);
    }

    /** Id of a flow as deployed that is played in place of the one that would start; absent where none is. */
    static Optional<String> instead(String flow) {
        return TransactionSynchronizationManager.getResource(Replaying.class) instanceof Map<?, ?> others
                ? Optional.ofNullable((String) others.get(flow))
                : Optional.empty();
    }

    /** @param others ids of flows as deployed that are played in place of those that would start, by their keys */
    static void begin(Map<String, String> others) {
        TransactionSynchronizationManager.bindResource(Replaying.class, others);
    }

    static void end() {
        TransactionSynchronizationManager.unbindResourceIfPossible(Replaying.class);
    }
}
