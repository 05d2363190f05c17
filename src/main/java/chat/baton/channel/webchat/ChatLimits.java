package chat.baton.channel.webchat;

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
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** How often pages may ask, on each node. Who asks too often is told when to come back. */
@Component
@EnableConfigurationProperties(ChatSettings.class)
class ChatLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int READS = 60;
    private static final int STREAMS = 120;
    private static final int MOST_REMEMBERED = 100_000;
    private static final int BYTES_OF_A_NETWORK = 8;

    private final Limit messages;
    private final Limit attachments;
    private final Limit reads;
    private final Limit streams;
    private final Limit sessions;

    ChatLimits(ChatSettings settings, Clock clock) {
        var time = new Ticks(clock);
        messages = new Limit(settings.messagesPerMinute(), time);
        attachments = new Limit(settings.attachmentsPerMinute(), time);
        reads = new Limit(READS, time);
        streams = new Limit(STREAMS, time);
        sessions = new Limit(settings.sessionsPerMinute(), time);
    }

    void takeMessage(UUID session) {
        messages.take(session.toString());
    }

    /** Beside the message it is: anybody can begin many sessions, and files fill disks. @param address as of a session */
    void takeAttachment(String address) {
        attachments.take(network(address));
    }

    void takeRead(UUID session) {
        reads.take(session.toString());
    }

    void takeStream(UUID session) {
        streams.take(session.toString());
    }

    /** @param address of the visitor; in IPv6 the whole network of a household counts as one */
    void takeSession(String address) {
        sessions.take(network(address));
    }

    /** Whose visitor it is; in IPv6 the network of a household. */
    static String network(String address) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length > 4 ? Arrays.copyOf(bytes, BYTES_OF_A_NETWORK) : bytes);
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static final class Limit {

        private final int perMinute;
        private final Ticks time;
        private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build();

        Limit(int perMinute, Ticks time) {
            this.perMinute = perMinute;
            this.time = time;
        }

        void take(String who) {
            var taken = buckets.get(who, unknown -> bucket()).tryConsumeAndReturnRemaining(1);
            if (!taken.isConsumed()) {
                throw ChatRefusal.tooMany(Duration.ofSeconds(
                        1 + Duration.ofNanos(taken.getNanosToWaitForRefill()).toSeconds()));
            }
        }

        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                    .withCustomTimePrecision(time)
                    .build();
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
