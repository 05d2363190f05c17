package chat.baton.channel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param senders      messages this node sends at a time; none leaves the sending to other nodes
 * @param pollInterval how often the dispatcher looks for messages left by other nodes or due again
 * @param lease        how long a message may be in sending before another node takes it over; longer than two tries of
 *                     the provider's slowest answer
 * @param maxAttempts  tries that a message has at least
 * @param patience     how old a message is at least when it fails because the provider is down or disturbed: longer than
 *                     most outages, and so that what the bot said does not come the next day
 * @param backOff      wait after the first failed try, three times as long after each further one up to half a minute
 * @param echoWait     wait for the provider's own word on a message whose sending got no answer, before it is sent again;
 *                     longer with each further try up to six times
 * @param outagePause  how long nothing of an account is sent after its provider has taken nothing several times in a row, so
 *                     that those who wait for others have the senders
 */
@ConfigurationProperties("baton.channel.dispatcher")
record DispatcherSettings(
        @DefaultValue("32") int senders,
        @DefaultValue("250ms") Duration pollInterval,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("6") int maxAttempts,
        @DefaultValue("6h") Duration patience,
        @DefaultValue("1s") Duration backOff,
        @DefaultValue("10s") Duration echoWait,
        @DefaultValue("10s") Duration outagePause) {}
