package chat.baton.channel;

import java.time.Duration;

/**
 * How long a message is this node's to send. By this machine's own time, which nobody sets, and which goes on while the process
 * stands still: a node that was frozen must not send what others have sent meanwhile.
 *
 * @param length ns
 * @param end    by {@link System#nanoTime}
 */
public record Lease(long length, long end) {

    /** From now on, so it is asked for before the message is claimed. */
    public static Lease of(Duration length) {
        return new Lease(length.toNanos(), System.nanoTime() + length.toNanos());
    }

    Lease again() {
        return new Lease(length, System.nanoTime() + length);
    }

    /** Whether a try that begins now ends in time: the second half is for the provider's slowest answer. */
    boolean allowsATry() {
        return end - System.nanoTime() > length / 2;
    }
}
