package chat.baton.flow;

import chat.baton.checkout.OrderPaid;
import chat.baton.checkout.OrderRefunded;
import chat.baton.checkout.PaymentDeclined;
import chat.baton.checkout.SettlementDue;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.core.MerchantId;
import chat.baton.handover.Handover;
import chat.baton.handover.HelpReason;
import chat.baton.handover.HelpWanted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Wakes the flow that waits for a payment; where none is left, people are told. While a person holds the conversation the flow is paused; it then looks at
 * the order itself when it is resumed.
 */
@Component
class FollowThePayment {

    private final Conversations conversations;
    private final Engine engine;
    private final Handover handover;
    private final BotSettings settings;
    private final SpokenLanguages languages;

    FollowThePayment(
            Conversations conversations,
            Engine engine,
            Handover handover,
            BotSettings settings,
            SpokenLanguages languages) {
        this.conversations = conversations;
        this.engine = engine;
        this.handover = handover;
        this.settings = settings;
        this.languages = languages;
    }

    @EventListener
    void on(SettlementDue event) {
        conversations.lock(ConversationId.of(event.origin()));
    }

    @EventListener
    void on(OrderPaid event) {
        if (!wake(event.origin())) {
            tell(event.origin(), event.merchant(), HelpReason.PAID_WITHOUT_FLOW.words(event.number()));
        }
    }

    @EventListener
    void on(OrderRefunded event) {
        tell(event.origin(), event.merchant(), HelpReason.REFUNDED.words(event.number()));
    }

    private void tell(String origin, MerchantId merchant, String reason) {
        var conversation = ConversationId.of(origin);
        var farewell = settings.of(merchant).in(languages.of(conversation)).farewell();
        handover.askForHelp(conversation, new HelpWanted(reason, farewell).whateverTheHour());
    }

    @EventListener
    void on(PaymentDeclined event) {
        wake(event.origin());
    }

    /** @return whether a flow heard it, or will when it is resumed */
    private boolean wake(String origin) {
        var conversation = conversations.lock(ConversationId.of(origin));
        var place = conversation.place();
        if (conversation.heldByBot() && place != null && place.waiting() != null) {
            engine.wake(place.waiting(), Answer.PAYMENT_DECIDED, null);
        }
        return place != null;
    }
}
