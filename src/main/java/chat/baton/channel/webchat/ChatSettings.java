package chat.baton.channel.webchat;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What each node takes. Visitors behind a proxy share one address, unless the proxy tells whose it is and
 * {@code server.forward-headers-strategy} says to believe it.
 *
 * @param messagesPerMinute    of one session
 * @param sessionsPerMinute    from one address
 * @param attachmentsPerMinute from one address
 * @param pagesPerNetwork      that may wait at a time
 */
@ConfigurationProperties("baton.channel.webchat")
record ChatSettings(
        @DefaultValue("20") int messagesPerMinute,
        @DefaultValue("30") int sessionsPerMinute,
        @DefaultValue("30") int attachmentsPerMinute,
        @DefaultValue("500") int pagesPerNetwork) {}
