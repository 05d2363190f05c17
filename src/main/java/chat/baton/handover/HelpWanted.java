package chat.baton.handover;

import chat.baton.conversation.Step;
import org.jspecify.annotations.Nullable;

/**
 * A person is wanted.
 *
 * @param reason    of Baton itself, see {@link HelpReason}, or in words of a flow's author
 * @param farewell  what the bot tells the customer
 * @param step      where in a flow the bot says so; absent outside flows
 * @param team      name of the team to ask first; absent for everybody
 * @param inAnyCase out of hours too the conversation waits in the queue, as the bot cannot go on with it
 */
public record HelpWanted(
        String reason, Farewell farewell, @Nullable Step step, @Nullable String team, boolean inAnyCase) {

    public HelpWanted(String reason, Farewell farewell) {
        this(reason, farewell, null, null, false);
    }

    public HelpWanted at(Step step) {
        return new HelpWanted(reason, farewell, step, team, inAnyCase);
    }

    public HelpWanted of(@Nullable String team) {
        return new HelpWanted(reason, farewell, step, team, inAnyCase);
    }

    public HelpWanted whateverTheHour() {
        return new HelpWanted(reason, farewell, step, team, true);
    }
}
