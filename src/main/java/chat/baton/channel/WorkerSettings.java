package chat.baton.channel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param threads      workers on this node; two keep a node busy, none leaves the handling to other nodes
 * @param pollInterval how often an idle worker looks for events left by other nodes or due again
 * @param maxAttempts  tries after which an event is parked
 * @param backOff      wait after the first failed try, doubled after each further one up to a minute
 */
@ConfigurationProperties("baton.channel.worker")
record WorkerSettings(
        @DefaultValue("2") int threads,
        @DefaultValue("250ms") Duration pollInterval,
        @DefaultValue("8") int maxAttempts,
        @DefaultValue("500ms") Duration backOff) {}
