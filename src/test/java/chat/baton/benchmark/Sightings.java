package chat.baton.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** When open pages learned of customers' messages. */
final class Sightings {

    private record One(String conversation, int number, long at) {}

    private final List<List<One>> pages = new ArrayList<>();

    /** The witness of one more page. */
    LivePage.Witness another() {
        List<One> seen = Collections.synchronizedList(new ArrayList<>());
        pages.add(seen);
        return (conversation, number, at) -> seen.add(new One(conversation, number, at));
    }

    /**
     * How long each message took to each page, in ns. A page that tells of a message has the older ones of its conversation, too.
     *
     * @param said when each message was sent, by its number, by conversation
     */
    long[] since(Map<String, NavigableMap<Integer, Long>> said) {
        return pages.stream().flatMapToLong(page -> since(page, said)).toArray();
    }

    private static LongStream since(List<One> page, Map<String, NavigableMap<Integer, Long>> said) {
        var unseen = new HashMap<String, NavigableMap<Integer, Long>>();
        said.forEach((conversation, messages) -> unseen.put(conversation, new TreeMap<>(messages)));
        return page.stream().flatMapToLong(one -> {
            var now = unseen.getOrDefault(one.conversation(), new TreeMap<>()).headMap(one.number(), true);
            var waits = now.values().stream().mapToLong(at -> one.at() - at).toArray();
            now.clear();
            return LongStream.of(waits);
        });
    }

    int pages() {
        return pages.size();
    }
}
