package chat.baton.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Forgets handled events, in the order they came. In small portions with pauses between them: nobody waits for it, neither
 * for its locks nor for one of the few threads that do what is done from time to time.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(Retention.Settings.class)
class Retention {

    private static final int PORTION = 1000;
    private static final int PORTIONS = 5;
    private static final Duration BETWEEN_ROUNDS = Duration.ofHours(1);

    /**
     * @param events    how long handled events are kept; longer than any provider repeats one
     * @param merchants what merchants want otherwise, by their id
     */
    @ConfigurationProperties("baton.retention")
    record Settings(@DefaultValue("14d") Duration events, @DefaultValue Map<String, Own> merchants) {

        /** @param events absent where the merchant wants what all want */
        record Own(@Nullable Duration events) {

            Duration orElse(Duration standard) {
                return events == null ? standard : events;
            }
        }

        private Duration shortest() {
            return Stream.concat(Stream.of(events), merchants.values().stream().map(own -> own.orElse(events)))
                    .min(Duration::compareTo)
                    .orElse(events);
        }

        private Map<String, Instant> before(Instant now) {
            return merchants.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, own -> now.minus(own.getValue().orElse(events))));
        }
    }

    private final Inbox inbox;
    private final Settings settings;
    private final Clock clock;
    private long after;
    private Instant nextRound = Instant.EPOCH;

    Retention(Inbox inbox, Settings settings, Clock clock) {
        this.inbox = inbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT5S")
    void forget() {
        for (int portion = 0; portion < PORTIONS && !clock.instant().isBefore(nextRound); portion++) {
            goOn(clock.instant());
        }
    }

    private void goOn(Instant now) {
        var last = inbox.forgetHandled(
                after, now.minus(settings.shortest()), now.minus(settings.events()), settings.before(now), PORTION);
        if (last.isPresent()) {
            after = last.getAsLong();
        } else {
            after = 0;
            nextRound = now.plus(BETWEEN_ROUNDS);
        }
    }
}
