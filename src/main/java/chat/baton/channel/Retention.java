package chat.baton.channel;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets handled events, in small batches so that nobody waits for them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(Retention.Settings.class)
class Retention {

    private static final int BATCH = 1000;

    /** @param handledEvents how long handled events are kept; longer than any provider repeats one */
    @ConfigurationProperties("baton.channel.retention")
    record Settings(@DefaultValue("14d") Duration handledEvents) {}

    private final Inbox inbox;
    private final Settings settings;
    private final Clock clock;

    Retention(Inbox inbox, Settings settings, Clock clock) {
        this.inbox = inbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        var before = clock.instant().minus(settings.handledEvents());
        int forgotten;
        do {
            forgotten = inbox.forgetHandledBefore(before, BATCH);
        } while (forgotten == BATCH);
    }
}
