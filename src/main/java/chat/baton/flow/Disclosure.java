package chat.baton.flow;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.MessageReceived;
import chat.baton.handover.Transferred;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The bot says that it is one: before its first words to a customer, and when a person has given the conversation back to
 * it. Some providers and laws demand it.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/policy/policy-overview">Messenger's policy (read 2026)</a>
 */
@Component
class Disclosure {

    private final Conversations conversations;
    private final SpokenLanguages languages;
    private final BotSettings settings;

    Disclosure(Conversations conversations, SpokenLanguages languages, BotSettings settings) {
        this.conversations = conversations;
        this.languages = languages;
        this.settings = settings;
    }

    /** Before the bot hears the message. */
    @EventListener
    @Order(0)
    void on(MessageReceived event) {
        if (event.number() == 1 && event.conversation().heldByBot()) {
            disclose(event.conversation());
        }
    }

    @EventListener
    void on(Transferred event) {
        disclose(event.conversation());
    }

    private void disclose(Conversation conversation) {
        var text = settings.disclosure(conversation.merchant(), languages.of(conversation));
        if (!text.isBlank()) {
            conversations.reply(conversation.id(), Author.BOT, Content.text(text), null);
        }
    }
}
