package chat.baton.channel.x;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm;
import chat.baton.channel.Channel;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Outgoing;
import chat.baton.channel.SendBudget;
import chat.baton.conversation.Content;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Accounts on X. They may be answered at any time and show no typing, but take few messages.
 *
 * @see <a href="https://docs.x.com/x-api/direct-messages/manage/introduction">Manage Direct Messages (read 2026)</a>
 */
@Component
class XDirectMessages implements Channel {

    private final XTranslation translation;

    XDirectMessages(XTranslation translation) {
        this.translation = translation;
    }

    @Override
    public String name() {
        return "x";
    }

    @Override
    public AccountForm form() {
        return XAccount.FORM;
    }

    @Override
    public String identity() {
        return XAccount.USER_ID;
    }

    @Override
    public void handle(InboundEvent event) {
        translation.handle(event);
    }

    @Override
    public List<String> render(Account account, Outgoing message, Content content) {
        return DirectMessage.of(content).stream().map(DirectMessage::write).toList();
    }

    @Override
    public boolean tellsWhatItTook() {
        return true;
    }

    @Override
    public List<SendBudget> budgets(Account account) {
        return List.of(
                budget(account, XAccount.SENDS_PER_15_MINUTES, 15, Duration.ofMinutes(15)),
                budget(account, XAccount.SENDS_PER_DAY, 1440, Duration.ofDays(1)));
    }

    private static SendBudget budget(Account account, String key, int usual, Duration period) {
        return new SendBudget(account.find(key).map(Integer::parseInt).orElse(usual), period);
    }
}
