package chat.baton.channel.webchat;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The pages that wait on this node. What is told on this node they hear at once; for what other nodes tell, one query a
 * moment asks for all of them. A page that takes its time holds up none but itself, until there are as many of them as
 * writers.
 */
@Component
class ChatStreams {

    /** A browser keeps six connections to one address, and needs one to say something. */
    static final int MOST_OF_A_SESSION = 5;

    private static final int MOST = 5000;
    private static final int WRITERS = 8;
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final Logger LOG = LoggerFactory.getLogger(ChatStreams.class);

    private final ChatEvents events;
    private final ChatSettings settings;
    private final Clock clock;
    private final Map<UUID, Deque<ChatWatcher>> watchers = new HashMap<>();
    private final Map<String, Integer> ofNetwork = new HashMap<>();
    private final ExecutorService writers =
            Executors.newFixedThreadPool(WRITERS, task -> new Thread(task, "webchat-writer"));
    private final ScheduledExecutorService lookout =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "webchat-lookout"));
    private int count;
    private boolean closed;

    ChatStreams(ChatEvents events, ChatSettings settings, Clock clock) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
        lookout.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Tells the page the first of what is there, and soon the rest and what comes: what is told before the page is answered
     * has to be kept in the memory. When its session has too many, the oldest has to go: it may be one whose network has
     * died without a word.
     *
     * @throws ChatRefusal when there are too many of its network or on this node, or it stops
     */
    void open(ChatWatcher watcher) {
        watcher.whenEnded(() -> leave(watcher));
        add(watcher);
        if (watcher.call() && hasMore(watcher)) {
            lookout.schedule(() -> goOn(watcher), LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void add(ChatWatcher watcher) {
        if (closed || count >= MOST || ofNetwork.getOrDefault(watcher.network(), 0) >= settings.pagesPerNetwork()) {
            throw ChatRefusal.unavailable();
        }
        var ofSession = watchers.computeIfAbsent(watcher.session(), session -> new ArrayDeque<>());
        if (ofSession.size() >= MOST_OF_A_SESSION) {
            var oldest = ofSession.remove();
            left(oldest);
            writers.execute(oldest::end);
        }
        ofSession.add(watcher);
        ofNetwork.merge(watcher.network(), 1, Integer::sum);
        count++;
    }

    private void left(ChatWatcher watcher) {
        ofNetwork.computeIfPresent(watcher.network(), (network, pages) -> pages == 1 ? null : pages - 1);
        count--;
    }

    private synchronized void leave(ChatWatcher watcher) {
        var ofSession = watchers.get(watcher.session());
        if (ofSession != null && ofSession.remove(watcher)) {
            left(watcher);
            if (ofSession.isEmpty()) {
                watchers.remove(watcher.session());
            }
        }
    }

    @TransactionalEventListener
    void on(ChatEvents.Told told) {
        of(told.session()).forEach(this::call);
    }

    private synchronized List<ChatWatcher> of(UUID session) {
        return List.copyOf(watchers.getOrDefault(session, new ArrayDeque<>()));
    }

    private synchronized List<ChatWatcher> all() {
        return watchers.values().stream().flatMap(Deque::stream).toList();
    }

    private void call(ChatWatcher watcher) {
        if (watcher.call()) {
            goOn(watcher);
        }
    }

    /** Others have their turn between two pages of a long history. */
    private void goOn(ChatWatcher watcher) {
        writers.execute(() -> {
            if (hasMore(watcher)) {
                goOn(watcher);
            }
        });
    }

    /** Tells a page. @return whether there is more */
    private boolean hasMore(ChatWatcher watcher) {
        try {
            return watcher.tellOn(events, clock.instant());
        } catch (IOException | RuntimeException e) {
            LOG.debug("A page went away", e);
            leave(watcher);
            watcher.end();
            return false;
        }
    }

    private void look() {
        try {
            var all = all();
            var now = clock.instant();
            all.stream().filter(watcher -> watcher.isDue(now)).forEach(this::call);
            if (!all.isEmpty()) {
                var seen = new HashMap<UUID, Long>();
                all.forEach(watcher -> seen.merge(watcher.session(), watcher.seen(), Math::min));
                events.behind(seen).forEach(session -> of(session).forEach(this::call));
            }
        } catch (RuntimeException e) {
            LOG.warn("Web chats cannot be looked after: {}", e.toString());
        }
    }

    /** An open stream counts as a running request and would hold up a graceful shutdown. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        synchronized (this) {
            closed = true;
        }
        all().forEach(watcher -> writers.execute(watcher::end));
    }

    @PreDestroy
    void stop() {
        lookout.shutdownNow();
        writers.shutdownNow();
    }
}
