package chat.baton.flow;

import chat.baton.conversation.ConversationId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes, or became, of one conversation when its flow goes on in another version.
 *
 * @param instance the engine's, which stands still there
 * @param step     id of the element it stands at
 * @param to       id of the element it goes on at; absent when there is none
 * @param outcome  absent while it has not been its turn
 * @param why      what the failure said, where it failed; absent otherwise
 */
public record Migrating(
        ConversationId conversation,
        String instance,
        String step,
        String stepName,
        @Nullable String to,
        @Nullable String toName,
        @Nullable Outcome outcome,
        @Nullable String why) {

    /** How it goes. */
    public enum Outcome {
        /** It goes on where it stood, and the customer notices nothing. */
        STAYS,
        /** It goes on at another step, which the bot says or asks. */
        MOVES,
        /** It is left as it was: where it stands, nothing is said to go on at. */
        NO_STEP,
        /** It is left as it was: a person holds it, and only the bot could go on at that step. */
        HELD,
        /** It is left as it was: it was over, or in another version, when it was its turn. */
        GONE,
        /** It is left as it was: the engine or the step it should go on at refused. */
        FAILED;

        /** As written in interfaces and tables, for example {@code no-step}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** Whether it is in the other version then. */
        public boolean goesOver() {
            return this == STAYS || this == MOVES;
        }
    }

    Migrating with(Outcome instead) {
        return new Migrating(conversation, instance, step, stepName, to, toName, instead, why);
    }
}
