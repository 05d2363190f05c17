package chat.baton.dashboard;

import chat.baton.flow.FlowDescription;
import chat.baton.flow.GivenAnswer;
import chat.baton.flow.NextWords;
import chat.baton.flow.PassedStep;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What giving a conversation back to the bot can mean.
 *
 * @param running name of the paused flow; absent when there is none
 * @param next    what it says first when it is resumed; absent when there is none
 * @param loss    what ends with it; absent when that is nothing
 */
record TransferMenu(
        UUID conversation,
        @Nullable String running,
        @Nullable NextWords next,
        List<GivenAnswer> answers,
        List<PassedStep> steps,
        @Nullable LossJson loss,
        List<FlowDescription> flows) {

    /** Whether an order stands that a correction may take back. */
    public boolean orderStands() {
        return loss != null && !loss.reservedOrders().isEmpty();
    }
}
