package chat.baton.flow;

import java.util.ArrayDeque;
import java.util.Queue;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Engine commands that cannot run inside another one, such as pausing the very instance whose step asks for it: they run
 * at the end of the same transaction, in order, each as a command of its own, and as the system rather than whoever is
 * signed in.
 */
@Component
class AtCommit {

    private final IdentityService identity;

    AtCommit(IdentityService identity) {
        this.identity = identity;
    }

    void run(Runnable command) {
        queue().add(command);
    }

    /** Runs what has come together so far: where the transaction goes on as if it had been committed. */
    void runNow() {
        var queue = waiting();
        if (queue != null) {
            new Drain(queue).beforeCommit(false);
        }
    }

    private Queue<Runnable> queue() {
        var queue = waiting();
        return queue == null ? begin() : queue;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Queue<Runnable> waiting() {
        return (Queue<Runnable>) TransactionSynchronizationManager.getResource(this);
    }

    private Queue<Runnable> begin() {
        var queue = new ArrayDeque<Runnable>();
        TransactionSynchronizationManager.bindResource(this, queue);
        TransactionSynchronizationManager.registerSynchronization(new Drain(queue));
        return queue;
    }

    private final class Drain implements TransactionSynchronization {

        private final Queue<Runnable> queue;

        Drain(Queue<Runnable> queue) {
            this.queue = queue;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            var signedIn = identity.getCurrentAuthentication();
            identity.clearAuthentication();
            try {
                // A command may queue another one.
                while (!queue.isEmpty()) {
                    queue.remove().run();
                }
            } finally {
                identity.setAuthentication(signedIn);
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(AtCommit.this);
        }
    }
}
