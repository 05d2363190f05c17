package chat.baton.handover;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param unclaimedAfter          how long a help request may wait before more people are asked and it is told again
 * @param silentAfter             how long an agent may leave a customer's message unanswered before the conversation is
 *                                queued
 * @param awayAfter               the same for an agent who is away or has no page open; looked at as often as the silence
 * @param reopenToLastAgentWithin how long after it was resolved a conversation goes back to its last agent, if they are
 *                                online, when the customer writes again; later the bot answers
 * @param awayMessageEvery        how long a customer is not told again that nobody is there
 */
@ConfigurationProperties("baton.handover")
record HandoverSettings(
        @DefaultValue("5m") Duration unclaimedAfter,
        @DefaultValue("15m") Duration silentAfter,
        @DefaultValue("5m") Duration awayAfter,
        @DefaultValue("1h") Duration reopenToLastAgentWithin,
        @DefaultValue("12h") Duration awayMessageEvery) {

    /** The timer that looks whether somebody claimed, as BPMN writes it. */
    String unclaimedCheck() {
        return "R/" + unclaimedAfter;
    }

    /** Looks three times within the allowed silence, so that it is exceeded by a third at most. */
    String silentCheck() {
        return "R/" + silentAfter.dividedBy(3);
    }
}
