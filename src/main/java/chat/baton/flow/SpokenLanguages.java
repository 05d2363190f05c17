package chat.baton.flow;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.MessageReceived;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * In which language the bot speaks to a customer: theirs, or the shop's while it is not known. Looked up once a transaction,
 * and not at all in one in which their message has come.
 */
@Component
class SpokenLanguages {

    private final Conversations conversations;
    private final ShopLanguages shops;

    SpokenLanguages(Conversations conversations, ShopLanguages shops) {
        this.conversations = conversations;
        this.shops = shops;
    }

    /** Before anybody answers. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(MessageReceived event) {
        known().put(event.conversation().id(), of(event.conversation()));
    }

    Locale of(Conversation conversation) {
        var theirs = conversation.customer().language();
        return theirs == null ? shops.of(conversation.merchant()) : theirs;
    }

    /** @param tenant a merchant's, or its drafts' */
    Locale ofShop(String tenant) {
        return shops.of(DraftTenant.owner(tenant));
    }

    Locale of(ConversationId conversation) {
        return known().computeIfAbsent(
                        conversation, id -> conversations.find(id).map(this::of).orElse(Locale.ENGLISH));
    }

    private Map<ConversationId, Locale> known() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashMap<>();
        }
        var known = (Known) TransactionSynchronizationManager.getResource(this);
        return known == null ? begin() : known.languages;
    }

    private Map<ConversationId, Locale> begin() {
        var known = new Known(this);
        known.resume();
        TransactionSynchronizationManager.registerSynchronization(known);
        return known.languages;
    }

    /** Ends with its transaction, and is put aside when that is. */
    private static final class Known implements TransactionSynchronization {

        private final Map<ConversationId, Locale> languages = new HashMap<>();
        private final SpokenLanguages owner;

        Known(SpokenLanguages owner) {
            this.owner = owner;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(owner);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(owner, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(owner);
        }
    }
}
