package chat.baton.dashboard;

import chat.baton.conversation.Mark;
import chat.baton.core.MerchantId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is told at one moment, as server-sent events. Streams that are owed the same get the same bytes.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events (read 2026-11)</a>
 */
final class Edition {

    private final Mark mark;
    private final RowRendering.Rows rows;
    private final Map<MerchantId, Editions.Counted> counts;
    private final Map<Set<MerchantId>, String> people;
    private final boolean beat;
    private final Map<Shared, byte[]> shared = new HashMap<>();

    Edition(
            Mark mark,
            RowRendering.Rows rows,
            Map<MerchantId, Editions.Counted> counts,
            Map<Set<MerchantId>, String> people,
            boolean beat) {
        this.mark = mark;
        this.rows = rows;
        this.counts = counts;
        this.people = people;
        this.beat = beat;
    }

    private record Shared(Locale locale, OpenStream.Owed owed) {}

    /** Nothing when there is nothing to tell. The mark is on the last event, so that what came before is not told again. */
    byte[] frame(OpenStream stream) {
        var state = state(stream);
        var owed = stream.owed();
        if (!owed.isNothing()) {
            return joined(state, shared.computeIfAbsent(new Shared(stream.locale(), owed), this::changed));
        }
        return beat || !state.isEmpty() ? bytes(event(marked(state), "beat", "1")) : new byte[0];
    }

    /** What is as it is now, whatever it was before: told when it differs from what the stream was told last. */
    private StringBuilder state(OpenStream stream) {
        var frame = new StringBuilder();
        var merchants = stream.merchants();
        merchants.stream().filter(counts::containsKey).forEach(merchant -> {
            var counted = counts.get(merchant).json(stream.locale());
            if (stream.isNews(merchant.value(), counted)) {
                event(frame, "counts", counted);
            }
        });
        var there = people.get(merchants);
        if (there != null && stream.isNews("", there)) {
            event(frame, "people", there);
        }
        return frame;
    }

    private byte[] changed(Shared what) {
        var event = marked(new StringBuilder());
        return bytes(what.owed().astray() ? event(event, "resync", "1") : event(event, "changed", rows(what)));
    }

    private String rows(Shared what) {
        return what.owed().changed().keySet().stream()
                .map(id -> rows.json(id, what.locale()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private StringBuilder marked(StringBuilder frame) {
        return frame.append("id: ").append(mark).append('\n');
    }

    private static byte[] joined(StringBuilder first, byte[] second) {
        if (first.isEmpty()) {
            return second;
        }
        var start = bytes(first);
        var both = Arrays.copyOf(start, start.length + second.length);
        System.arraycopy(second, 0, both, start.length, second.length);
        return both;
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The data are JSON, which has no line breaks. */
    private static StringBuilder event(StringBuilder frame, String name, String data) {
        return frame.append("event: ")
                .append(name)
                .append("\ndata: ")
                .append(data)
                .append("\n\n");
    }
}
