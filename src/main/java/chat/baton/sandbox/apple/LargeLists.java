package chat.baton.sandbox.apple;

import chat.baton.sandbox.InSandbox;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/** The last hundred lists that were sent with pictures. */
@InSandbox
@Component
class LargeLists {

    private static final int KEPT = 100;

    private final Deque<String> ids = new ArrayDeque<>();

    synchronized void add(String id) {
        ids.addLast(id);
        if (ids.size() > KEPT) {
            ids.removeFirst();
        }
    }

    synchronized boolean has(String id) {
        return ids.contains(id);
    }
}
