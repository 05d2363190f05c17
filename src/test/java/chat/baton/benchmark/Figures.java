package chat.baton.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What a round cost.
 *
 * @param perSecond    messages that were answered
 * @param replies      per second; an answer may have several
 * @param cpu          of the program and the database, ms per message
 * @param others       cores that neither they nor the customers used
 * @param statements   per message
 * @param commits      per message
 * @param flushes      of the log to the disk, per message
 * @param wal          kB of log per message
 * @param webhook      ms until a message was acknowledged
 * @param reply        ms until its answer was with the provider
 */
record Figures(
        double perSecond,
        double replies,
        double cpu,
        double others,
        double statements,
        double commits,
        double flushes,
        double wal,
        Times webhook,
        Times reply) {

    /** More than this by others, and a round says little about us. */
    static final double QUIET = 0.3;

    record Times(double p50, double p90, double p99, double max) {

        static Times of(List<Answered> all, ToLongFunction<Answered> which) {
            return of(all.stream().mapToLong(which).toArray());
        }

        /** @param nanos in any order, at least one */
        static Times of(long[] nanos) {
            var sorted = Arrays.stream(nanos).sorted().toArray();
            return new Times(at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
        }

        private static double at(long[] sorted, double part) {
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))] / 1e6;
        }
    }

    boolean isQuiet() {
        return others <= QUIET;
    }

    /** Cores that the program and the database used. */
    double cores() {
        return cpu * perSecond / 1000;
    }

    /** The one in the middle by each figure of its own. */
    static double median(List<Figures> rounds, ToDoubleFunction<Figures> which) {
        var sorted = rounds.stream().mapToDouble(which).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        return "%5.0f/s  replies %5.0f/s  cpu %5.2f ms  webhook p50 %5.1f p99 %6.1f  reply p50 %5.1f p90 %5.1f p99 %6.1f max %6.1f  statements %4.1f  commits %4.2f  flushes %4.2f  wal %4.1f kB  others %4.2f"
                .formatted(
                        perSecond,
                        replies,
                        cpu,
                        webhook.p50(),
                        webhook.p99(),
                        reply.p50(),
                        reply.p90(),
                        reply.p99(),
                        reply.max(),
                        statements,
                        commits,
                        flushes,
                        wal,
                        others);
    }
}
