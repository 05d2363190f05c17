package chat.baton.channel;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: {@code factor} times as long each time, less up to a half so that not all try at
 * once.
 */
record BackOff(Duration first, int factor, Duration longest) {

    /** @param attempts tries that failed so far, 1 or more */
    Duration after(int attempts) {
        var wished = first.toMillis() * Math.pow(factor, attempts - 1);
        var whole = (long) Math.min(wished, longest.toMillis());
        return Duration.ofMillis(whole - ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }
}
