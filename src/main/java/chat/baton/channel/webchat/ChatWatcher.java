package chat.baton.channel.webchat;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A page that waits for what it has not seen yet. Told by one thread at a time, in order. */
abstract class ChatWatcher {

    private final UUID session;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile long seen;

    ChatWatcher(UUID session, long seen) {
        this.session = session;
        this.seen = seen;
    }

    UUID session() {
        return session;
    }

    /** The number of the last event it was told. */
    long seen() {
        return seen;
    }

    /** @return whether nobody is at it already; whoever is will look again */
    boolean call() {
        return calls.getAndIncrement() == 0;
    }

    /** Tells all there is. To be run by whoever made the call that counted. */
    void tellAll(ChatEvents events, Instant now) throws IOException {
        int heard;
        do {
            heard = calls.get();
            ChatPage page;
            do {
                page = events.after(session, seen);
                tell(page, now);
                seen = page.last();
            } while (page.more());
        } while (!calls.compareAndSet(heard, 0));
    }

    /** The page may be empty. */
    abstract void tell(ChatPage page, Instant now) throws IOException;

    /** Whether it has to hear something by now, though there may be nothing to say. */
    abstract boolean isDue(Instant now);

    abstract void end();

    /** Has it done when the page is told no more, for whatever reason. */
    abstract void whenEnded(Runnable done);
}
