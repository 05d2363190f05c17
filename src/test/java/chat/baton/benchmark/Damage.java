package chat.baton.benchmark;

import java.util.List;

/**
 * What was done to Baton.
 *
 * @param times     how often
 * @param recovered seconds until somebody new was answered, the longest
 * @param wrong     what did not go as it has to, in words
 */
record Damage(int times, double recovered, List<String> wrong) {

    Damage(int times, double recovered) {
        this(times, recovered, List.of());
    }
}
