package chat.baton.dashboard;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person can do in a conversation now, and why not more.
 *
 * @param mode       {@code mine}, {@code bot}, {@code queue} or {@code other}: who answers
 * @param holder     the other agent's name; empty unless one holds it
 * @param since      when the holder last changed, in words
 * @param mayTake    whether the person may take it from the other agent
 * @param openUntil  when the reply window closes, ISO 8601; absent when it never does, or is closed
 * @param openWords  the same in words
 * @param closed     why the customer takes no message now; absent while they do
 * @param personOnly whether the bot may write no more and only people may
 * @param templates  whether the channel has texts that its provider approved
 * @param state      differs when anything above does, except for times
 */
record Composer(
        UUID conversation,
        String mode,
        String holder,
        String since,
        boolean mayTake,
        @Nullable String openUntil,
        @Nullable String openWords,
        @Nullable String closed,
        boolean personOnly,
        boolean templates,
        String state) {

    public boolean isMine() {
        return mode.equals("mine");
    }
}
