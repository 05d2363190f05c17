package chat.baton.channel;

import chat.baton.core.MerchantId;
import java.time.Instant;

/**
 * An account that sends nothing until somebody repairs it.
 *
 * @param tokenExpired whether a new token is what it needs
 */
public record FailingAccount(
        MerchantId merchant, String channel, String name, Instant since, String failure, boolean tokenExpired) {}
