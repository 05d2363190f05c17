package chat.baton.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One customer's phone, and what the stand-in of Meta knows about that customer. Forgotten when Baton stops. */
final class Phone {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration HUMAN_AGENT_WINDOW = Duration.ofDays(7);

    private final Screen screen = new Screen();
    private Instant lastWrote;
    private long readUpTo;
    private @Nullable Webhook lastWebhook;
    private Fault fault = Fault.NONE;
    private int faultsLeft;

    /** The window opens with the first that is heard of the customer: they may have written before Baton was restarted. */
    Phone(Instant heardOf) {
        this.lastWrote = heardOf;
    }

    Screen screen() {
        return screen;
    }

    synchronized void wrote(Instant at, Webhook webhook) {
        lastWrote = at;
        lastWebhook = webhook;
    }

    synchronized @Nullable Webhook lastWebhook() {
        return lastWebhook;
    }

    synchronized void closeWindow(Instant now) {
        lastWrote = now.minus(WINDOW).minusSeconds(1);
    }

    synchronized boolean windowOpen(Instant now, boolean humanAgent) {
        return now.isBefore(lastWrote.plus(humanAgent ? HUMAN_AGENT_WINDOW : WINDOW));
    }

    /** @return whether anything up to then was unread */
    synchronized boolean read(long watermark) {
        var unread = watermark > readUpTo;
        readUpTo = Math.max(readUpTo, watermark);
        return unread;
    }

    synchronized void failNext(Fault kind, int sends) {
        fault = kind;
        faultsLeft = sends;
    }

    /** What is to go wrong with this send. */
    synchronized Fault nextFault() {
        if (faultsLeft == 0) {
            return Fault.NONE;
        }
        faultsLeft--;
        return fault;
    }

    synchronized int faultsLeft() {
        return faultsLeft;
    }
}
