package chat.baton.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What a phone shows, the last 500 things, and the pages that show it. A page that comes back with the id of the last
 * thing it saw gets only what it missed; any other gets {@code {"kind":"reset"}} and everything.
 */
final class Screen {

    private static final int KEPT = 500;
    /** A page whose stream ends reconnects by itself; the end finds those that went away without a word. */
    private static final long STREAM = Duration.ofMinutes(5).toMillis();

    private final String life = Long.toString(System.nanoTime(), 36);
    private final Deque<Entry> history = new ArrayDeque<>();
    private final List<SseEmitter> pages = new ArrayList<>();
    private long last;

    synchronized void show(Shown what) {
        if (what.passes()) {
            flash(what);
        } else {
            keep(what);
        }
    }

    private void keep(Shown what) {
        var shown = new Entry(life + "-" + ++last, last, what);
        history.add(shown);
        if (history.size() > KEPT) {
            history.remove();
        }
        pages.removeIf(page -> !shown.sentTo(page));
    }

    private void flash(Shown what) {
        var shown = new Entry(life + "-" + last, last, what);
        pages.removeIf(page -> !shown.sentTo(page));
    }

    synchronized List<Shown> history() {
        return history.stream().map(Entry::what).toList();
    }

    /**
     * Ids of what the shop wrote between two times, oldest first.
     *
     * @param after milliseconds, itself excluded
     * @param upTo  milliseconds, itself included
     */
    synchronized List<String> fromShop(long after, long upTo) {
        return history.stream()
                .map(Entry::what)
                .filter(Shown.Message.class::isInstance)
                .map(Shown.Message.class::cast)
                .filter(message -> message.fromShop() && message.at() > after && message.at() <= upTo)
                .map(Shown.Message::id)
                .toList();
    }

    /** @param after id of the last event the page got; absent when it has none */
    synchronized SseEmitter open(@Nullable String after) {
        var page = new SseEmitter(STREAM);
        page.onCompletion(() -> leave(page));
        page.onTimeout(page::complete);
        pages.add(page);
        var seen = seen(after);
        if (seen == 0) {
            flashReset(page);
        }
        history.stream().filter(shown -> shown.number > seen).forEach(shown -> shown.sentTo(page));
        return page;
    }

    synchronized void close() {
        List.copyOf(pages).forEach(SseEmitter::complete);
        pages.clear();
    }

    private synchronized void leave(SseEmitter page) {
        pages.remove(page);
    }

    private long seen(@Nullable String after) {
        return after != null && after.matches(life + "-\\d{1,18}")
                ? Long.parseLong(after.substring(life.length() + 1))
                : 0;
    }

    private void flashReset(SseEmitter page) {
        new Entry(life + "-0", 0, new Shown.Reset()).sentTo(page);
    }

    /** @param number rises by one with each thing shown */
    private record Entry(String id, long number, Shown what) {

        boolean sentTo(SseEmitter page) {
            try {
                page.send(SseEmitter.event().id(id).reconnectTime(1000).data(what, MediaType.APPLICATION_JSON));
                return true;
            } catch (IOException | IllegalStateException e) {
                return false;
            }
        }
    }
}
