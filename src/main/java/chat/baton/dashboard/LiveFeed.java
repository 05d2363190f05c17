package chat.baton.dashboard;

import chat.baton.channel.Deliveries;
import chat.baton.conversation.Changes;
import chat.baton.conversation.Mark;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.SignedIn;
import chat.baton.team.Team;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * What goes on, told to every page that listens on this node. While there are any, the database is asked what changed four
 * times a second, once for all of them, and one thread does it all.
 */
@Component
class LiveFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    static final long EVERY_MILLIS = 250;

    /**
     * Ten seconds, so that who is signed out elsewhere, or by time, hears nothing more within fifteen, however long the ticks
     * themselves take. A page takes silence of four times this for a lost connection.
     */
    private static final int TICKS_BETWEEN_BEATS = 40;

    private final Changes changes;
    private final Deliveries deliveries;
    private final Editions editions;
    private final Team team;
    private final SignedIn signedIn;
    private final Set<OpenStream> streams = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService clockwork;
    private @Nullable Mark mark;
    private long ticks;

    LiveFeed(Changes changes, Deliveries deliveries, Editions editions, Team team, SignedIn signedIn) {
        this.changes = changes;
        this.deliveries = deliveries;
        this.editions = editions;
        this.team = team;
        this.signedIn = signedIn;
    }

    /**
     * Tells the stream all that happens from now on, and what happened since the page was made.
     *
     * @param since a mark; absent when the page knows of nothing, and of no use when it is none
     */
    void join(OpenStream stream, @Nullable String since) {
        follow(stream);
        if (since != null) {
            catchUp(stream, since);
        }
        stream.begin();
    }

    private synchronized void follow(OpenStream stream) {
        if (mark == null) {
            mark = changes.now();
        }
        streams.add(stream);
    }

    private void catchUp(OpenStream stream, String since) {
        try {
            var from = new Mark(since);
            var missed = changes.since(from, OpenStream.MOST);
            var delivered = deliveries.changedSince(from, OpenStream.MOST);
            if (missed.isPresent() && delivered.isPresent()) {
                stream.owe(delivered.get(), OpenStream.Change.DELIVERY);
                stream.owe(missed.get().changed(), OpenStream.Change.ROW);
                return;
            }
        } catch (IllegalArgumentException unreadable) {
            LOG.debug("A page asks for what happened since a mark that is none");
        }
        stream.loseTrack();
    }

    void tick() {
        try {
            streams.removeIf(OpenStream::hasEnded);
            if (restsWithoutListeners()) {
                return;
            }
            var moved = hear();
            if (ticks++ % TICKS_BETWEEN_BEATS == 0) {
                endWhereNobodyIsSignedIn();
                lookWhoMaySeeWhat();
                tell(moved, true);
            } else {
                tell(moved, false);
            }
        } catch (RuntimeException fault) {
            LOG.error("Pages hear nothing for the moment", fault);
            editions.forget();
        }
    }

    private synchronized boolean restsWithoutListeners() {
        if (streams.isEmpty()) {
            mark = null;
            editions.forget();
        }
        return mark == null;
    }

    /** @return the merchants whose conversations changed */
    private Set<MerchantId> hear() {
        var from = Objects.requireNonNull(mark);
        var news = changes.since(from, OpenStream.MOST);
        var delivered = deliveries.changedSince(from, OpenStream.MOST);
        if (news.isEmpty() || delivered.isEmpty()) {
            mark = changes.now();
            streams.forEach(OpenStream::loseTrack);
            return Set.copyOf(editions.merchants());
        }
        mark = news.get().until();
        streams.forEach(stream -> {
            stream.owe(delivered.get(), OpenStream.Change.DELIVERY);
            stream.owe(news.get().changed(), OpenStream.Change.ROW);
        });
        return Set.copyOf(news.get().changed().values());
    }

    private void endWhereNobodyIsSignedIn() {
        Map<String, Boolean> known = new HashMap<>();
        streams.stream()
                .filter(stream -> !known.computeIfAbsent(stream.session(), signedIn::by))
                .forEach(OpenStream::end);
    }

    /** Who signs out here hears nothing more at once; other pages of theirs come back by themselves. */
    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        streams.stream()
                .filter(stream ->
                        stream.agent().equals(event.getAuthentication().getPrincipal()))
                .forEach(OpenStream::end);
    }

    /** People come and go among a merchant's, while their pages stay open. */
    private void lookWhoMaySeeWhat() {
        Map<AgentId, Set<MerchantId>> seen = new HashMap<>();
        streams.forEach(stream -> stream.see(seen.computeIfAbsent(stream.agent(), team::merchantsOf)));
    }

    private void tell(Set<MerchantId> moved, boolean beat) {
        var listening = streams.stream().filter(OpenStream::canHear).toList();
        var edition = editions.of(Objects.requireNonNull(mark), listening, moved, beat);
        for (var stream : listening) {
            var frame = edition.frame(stream);
            if (frame.length > 0) {
                stream.tell(frame);
            }
        }
    }

    int listeners() {
        return streams.size();
    }

    @Override
    public synchronized void start() {
        clockwork = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "live"));
        clockwork.scheduleWithFixedDelay(this::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Before the web server waits for its last requests to end, which these would never do. */
    @Override
    public synchronized void stop() {
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
        }
        streams.forEach(OpenStream::end);
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }
}
