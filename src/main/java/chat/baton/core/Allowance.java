package chat.baton.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** How often each may do something, on this node. No more than 20,000 of them are remembered, and nobody for longer than it matters. */
public final class Allowance {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 20_000;
    private static final int BYTES_OF_A_NETWORK = 8;
    private static final String NOWHERE = "nowhere";
    private static final Pattern VERSION_FOUR = Pattern.compile("[0-9.]{7,15}");
    private static final Pattern VERSION_SIX = Pattern.compile("(?=[0-9a-fA-F]*:)[0-9a-fA-F:.]{2,45}(%\\w{1,16})?");

    private final int perMinute;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .build();

    /** @param perMinute so often at once, and then evenly over each minute */
    public Allowance(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.time = new Ticks(clock);
    }

    /** Takes one of what is left. @return how long to wait, in whole seconds from 1, when nothing is left; otherwise empty */
    public Optional<Duration> take(String who) {
        var taken = buckets.get(who, unknown -> bucket()).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(wholeSeconds(taken.getNanosToWaitForRefill()));
    }

    /** As {@link #take}, but takes nothing. */
    public Optional<Duration> look(String who) {
        var known = buckets.getIfPresent(who);
        if (known == null) {
            return Optional.empty();
        }
        var estimate = known.estimateAbilityToConsume(1);
        return estimate.canBeConsumed()
                ? Optional.empty()
                : Optional.of(wholeSeconds(estimate.getNanosToWaitForRefill()));
    }

    private static Duration wholeSeconds(long nanos) {
        return Duration.ofSeconds(1 + Duration.ofNanos(nanos).toSeconds());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    /**
     * Whose address it is; in IPv6 the whole network of a household counts as one.
     *
     * @param address as the request has it; whatever is none, as a proxy may pass on what it was told, counts as one too
     */
    public static String network(String address) {
        if (VERSION_FOUR.matcher(address).matches()) {
            return address;
        }
        return VERSION_SIX.matcher(address).matches() ? versionSix(address) : NOWHERE;
    }

    private static String versionSix(String address) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length > 4 ? Arrays.copyOf(bytes, BYTES_OF_A_NETWORK) : bytes);
        } catch (UnknownHostException e) {
            return NOWHERE;
        }
    }

    private record Ticks(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000 + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
