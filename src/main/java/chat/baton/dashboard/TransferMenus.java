package chat.baton.dashboard;

import chat.baton.checkout.Orders;
import chat.baton.conversation.Conversation;
import chat.baton.flow.Corrections;
import chat.baton.flow.Flows;
import chat.baton.flow.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what giving a conversation back to the bot would do. */
@Component
class TransferMenus {

    private final Flows flows;
    private final Corrections corrections;
    private final Whereabouts whereabouts;
    private final Orders orders;

    TransferMenus(Flows flows, Corrections corrections, Whereabouts whereabouts, Orders orders) {
        this.flows = flows;
        this.corrections = corrections;
        this.whereabouts = whereabouts;
        this.orders = orders;
    }

    TransferMenu of(Conversation conversation) {
        var place = conversation.place();
        return new TransferMenu(
                conversation.id().value(),
                place == null ? null : place.flowName(),
                whereabouts.next(conversation).orElse(null),
                corrections.answers(conversation),
                corrections.steps(conversation),
                loss(conversation),
                flows.startable(conversation));
    }

    @Nullable
    LossJson loss(Conversation conversation) {
        return LossJson.of(orders.unfinished(conversation.id().toString()));
    }
}
