package chat.baton.flow;

import chat.baton.checkout.OrderPaid;
import chat.baton.checkout.PaymentDeclined;
import chat.baton.checkout.SettlementDue;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Wakes the flow that waits for a payment. While a person holds the conversation the flow is paused; it then looks at
 * the order itself when it is resumed.
 */
@Component
class FollowThePayment {

    private final Conversations conversations;
    private final Engine engine;

    FollowThePayment(Conversations conversations, Engine engine) {
        this.conversations = conversations;
        this.engine = engine;
    }

    @EventListener
    void on(SettlementDue event) {
        conversations.lock(ConversationId.of(event.origin()));
    }

    @EventListener
    void on(OrderPaid event) {
        wake(event.origin());
    }

    @EventListener
    void on(PaymentDeclined event) {
        wake(event.origin());
    }

    private void wake(String origin) {
        var conversation = conversations.lock(ConversationId.of(origin));
        var place = conversation.place();
        if (conversation.heldByBot() && place != null && place.waiting() != null) {
            engine.wake(place.waiting(), Answer.PAYMENT_DECIDED, null);
        }
    }
}
