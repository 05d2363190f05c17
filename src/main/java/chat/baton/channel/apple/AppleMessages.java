package chat.baton.channel.apple;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm;
import chat.baton.channel.Channel;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Outgoing;
import chat.baton.channel.Signal;
import chat.baton.conversation.Content;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Apple Messages for Business. A customer may be answered at any time, until they delete the conversation.
 *
 * @see <a href="https://register.apple.com/resources/messages/msp-rest-api/">MSP REST API (read 2026)</a>
 */
@Component
class AppleMessages implements Channel {

    private final AppleTranslation translation;

    AppleMessages(AppleTranslation translation) {
        this.translation = translation;
    }

    @Override
    public String name() {
        return "apple";
    }

    @Override
    public AccountForm form() {
        return new AccountForm(
                "Apple Messages for Business",
                AppleAccount.FIELDS,
                List.of(
                        "In Apple Business Register, connect the business to its Messaging Service Provider.",
                        "Have the provider's webhook set to {webhook}; Apple adds /message to it.",
                        "Name the hours in which people answer: Apple does not accept a bot alone."));
    }

    @Override
    public String identity() {
        return AppleAccount.BUSINESS_ID;
    }

    @Override
    public void handle(InboundEvent event) {
        translation.handle(event);
    }

    @Override
    public List<String> render(Account account, Outgoing message, Content content) {
        return new AppleDrafts(account, message).of(content);
    }

    @Override
    public Set<Signal> signals() {
        return Set.of(Signal.TYPING);
    }

    @Override
    public DataSize largestWebhook() {
        return AppleEnvelope.LARGEST;
    }
}
