package chat.baton.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a question that costs something, asked when somebody wants to know and no more than every few seconds. Whoever
 * wants to know waits for a second at most, whatever the answer takes.
 */
public final class Lately<T> {

    private static final long KEPT = TimeUnit.SECONDS.toNanos(5);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<T> question;
    private final T unknown;
    private @Nullable CompletableFuture<T> answer;
    private long askedAt;

    /** @param unknown what is told while there is no answer, and when asking fails */
    public Lately(Supplier<T> question, T unknown) {
        this.question = question;
        this.unknown = unknown;
    }

    public T get() {
        return current()
                .completeOnTimeout(unknown, patience(), TimeUnit.NANOSECONDS)
                .join();
    }

    /** What is given up is the copy: the answer itself may still come. */
    private synchronized CompletableFuture<T> current() {
        if (answer == null || answer.isDone() && System.nanoTime() - askedAt > KEPT) {
            askedAt = System.nanoTime();
            answer = CompletableFuture.supplyAsync(question, Lately::onAThreadOfItsOwn)
                    .exceptionally(failure -> unknown);
        }
        return answer.copy();
    }

    private synchronized long patience() {
        return Math.max(0, askedAt + PATIENCE - System.nanoTime());
    }

    private static void onAThreadOfItsOwn(Runnable question) {
        var thread = new Thread(question, "lately");
        thread.setDaemon(true);
        thread.start();
    }
}
