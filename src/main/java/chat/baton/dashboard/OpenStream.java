package chat.baton.dashboard;

import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One page that listens. What it has yet to hear is a set of conversations, never a queue of events: a reader who is slow hears
 * less often, and then of what is new by then. No thread ever waits for one.
 */
final class OpenStream implements WriteListener {

    /** So many changed conversations are worth telling one by one; after more the page starts anew. */
    static final int MOST = 500;

    private final AgentId agent;
    private final String session;
    private final Locale locale;
    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final Map<ConversationId, Change> owed = new LinkedHashMap<>();
    private final Map<String, String> told = new HashMap<>();
    private Set<MerchantId> merchants;
    private boolean astray;
    private boolean caughtUp;
    private boolean writable;
    private volatile boolean ended;

    /**
     * @param session   it may go on no longer than
     * @param merchants of whom it may hear
     */
    OpenStream(AgentId agent, String session, Set<MerchantId> merchants, Locale locale, AsyncContext exchange)
            throws IOException {
        this.agent = agent;
        this.session = session;
        this.merchants = merchants;
        this.locale = locale;
        this.exchange = exchange;
        this.out = exchange.getResponse().getOutputStream();
    }

    /** What changed of a conversation: what its row in the list shows, or only how far messages got. */
    enum Change {
        ROW,
        DELIVERY;

        Change and(Change other) {
            return this == ROW ? ROW : other;
        }
    }

    /** @param astray whether it missed more than is worth telling one by one */
    record Owed(Map<ConversationId, Change> changed, boolean astray) {

        boolean isNothing() {
            return changed.isEmpty() && !astray;
        }
    }

    AgentId agent() {
        return agent;
    }

    String session() {
        return session;
    }

    Locale locale() {
        return locale;
    }

    synchronized Set<MerchantId> merchants() {
        return merchants;
    }

    synchronized void see(Set<MerchantId> merchants) {
        this.merchants = merchants;
    }

    synchronized void owe(Map<ConversationId, MerchantId> changed, Change change) {
        changed.forEach((id, merchant) -> {
            if (merchants.contains(merchant)) {
                owed.merge(id, change, Change::and);
            }
        });
        if (owed.size() > MOST) {
            loseTrack();
        }
    }

    synchronized void loseTrack() {
        owed.clear();
        astray = true;
    }

    /** Nothing is written before: what is written carries a mark that all before it was told. */
    synchronized void begin() {
        caughtUp = true;
    }

    synchronized boolean canHear() {
        writable = writable && caughtUp && !ended && out.isReady();
        return writable;
    }

    synchronized Owed owed() {
        return new Owed(Map.copyOf(owed), astray);
    }

    /** Whether this is news about the topic; if so, it is taken as told. */
    synchronized boolean isNews(String topic, String text) {
        return !text.equals(told.put(topic, text));
    }

    /** Tells all that was owed. Only while it can hear. */
    synchronized void tell(byte[] frame) {
        owed.clear();
        astray = false;
        try {
            out.write(frame);
            push();
        } catch (IOException e) {
            end();
        }
    }

    private void push() throws IOException {
        writable = out.isReady();
        if (writable) {
            out.flush();
        }
    }

    @Override
    public synchronized void onWritePossible() throws IOException {
        push();
    }

    @Override
    public void onError(Throwable fault) {
        end();
    }

    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            owed.clear();
        }
        complete();
    }

    /** Once more where it has ended does no harm. */
    void complete() {
        try {
            exchange.complete();
        } catch (IllegalStateException alreadyOver) {
            // The container was first.
        }
    }

    boolean hasEnded() {
        return ended;
    }
}
