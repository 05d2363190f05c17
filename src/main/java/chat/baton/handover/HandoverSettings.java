package chat.baton.handover;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param unclaimedAfter how long a help request may wait before more people are asked and it is told again
 * @param silentAfter    how long an agent may leave a customer's message unanswered before the conversation is queued
 */
@ConfigurationProperties("baton.handover")
record HandoverSettings(@DefaultValue("5m") Duration unclaimedAfter, @DefaultValue("15m") Duration silentAfter) {

    /** The timer that looks whether somebody claimed, as BPMN writes it. */
    String unclaimedCheck() {
        return "R/" + unclaimedAfter;
    }

    /** Looks three times within the allowed silence, so that it is exceeded by a third at most. */
    String silentCheck() {
        return "R/" + silentAfter.dividedBy(3);
    }
}
