package chat.baton.channel;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: twice as long each time, less up to a half so that not all try at once. */
record BackOff(Duration first, Duration longest) {

    /** @param attempts tries that failed so far, 1 or more */
    Duration after(int attempts) {
        var doubled = first.toMillis() << Math.min(attempts - 1, 20);
        var whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(whole - ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }
}
