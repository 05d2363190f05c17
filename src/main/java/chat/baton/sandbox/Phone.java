package chat.baton.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One customer's phone on one channel, and what its provider knows about that customer. Forgotten when Baton stops. */
public final class Phone {

    private final StandIn channel;
    private final String customer;
    private final Screen screen = new Screen();
    private Instant lastWrote;
    private boolean left;
    private long readUpTo;
    private List<Webhook> lastWebhooks = List.of();
    private Fault fault = Fault.NONE;
    private int faultsLeft;

    /** A window opens with the first that is heard of the customer: they may have written before Baton was restarted. */
    Phone(StandIn channel, String customer, Instant heardOf) {
        this.channel = channel;
        this.customer = customer;
        this.lastWrote = heardOf;
    }

    public String customer() {
        return customer;
    }

    StandIn channel() {
        return channel;
    }

    Screen screen() {
        return screen;
    }

    public void show(Shown what) {
        screen.show(what);
    }

    /** Whether the customer last wrote at least so long ago. */
    public synchronized boolean silentFor(Duration time, Instant now) {
        return !now.isBefore(lastWrote.plus(time));
    }

    /** Whether the customer blocked the shop or deleted the conversation, and has not written since. */
    public synchronized boolean left() {
        return left;
    }

    /** A new message id and the time, for what happens now. */
    Moment moment(Instant now) {
        return new Moment(customer, channel.messageId(), now);
    }

    synchronized void did(Gesture gesture, Instant at, List<Webhook> webhooks) {
        left = gesture.leaves();
        lastWrote = left ? lastWrote : at;
        lastWebhooks = webhooks;
    }

    /** Of the last gesture; empty before the first. */
    synchronized List<Webhook> lastWebhooks() {
        return lastWebhooks;
    }

    synchronized void fallSilent(Instant now) {
        channel.window().ifPresent(window -> lastWrote = now.minus(window).minusSeconds(1));
    }

    /**
     * The customer saw what was sent until then.
     *
     * @param upTo milliseconds
     * @return what is news in it; nothing when all had been read
     */
    synchronized Optional<Happening.Read> read(long upTo) {
        if (upTo <= readUpTo) {
            return Optional.empty();
        }
        var messages = screen.fromShop(readUpTo, upTo);
        readUpTo = upTo;
        return Optional.of(new Happening.Read(messages, Instant.ofEpochMilli(upTo)));
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
