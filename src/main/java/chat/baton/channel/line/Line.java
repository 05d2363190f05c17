package chat.baton.channel.line;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm;
import chat.baton.channel.AccountForm.Field;
import chat.baton.channel.Channel;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Outgoing;
import chat.baton.channel.Signal;
import chat.baton.conversation.Content;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * LINE Official Accounts, in chats of one customer each. Customers may be answered at any time, as long as they have not
 * blocked the account.
 *
 * @see <a href="https://developers.line.biz/en/reference/messaging-api/">Messaging API (read 2026)</a>
 */
@Component
class Line implements Channel {

    static final String NAME = "line";

    private static final AccountForm FORM = new AccountForm(
            "LINE",
            List.of(
                    Field.required(
                                    LineAccount.BOT_USER_ID,
                                    "Bot user ID",
                                    "U and 32 letters and digits: userId in the answer of GET https://api.line.me/v2/bot/info, "
                                            + "or destination in any webhook")
                            .shaped("\\w{1,64}"),
                    Field.secret(LineAccount.CHANNEL_SECRET, "Channel secret", "The channel's Basic settings"),
                    Field.secret(
                            LineAccount.ACCESS_TOKEN,
                            "Channel access token (long-lived)",
                            "The channel's Messaging API, at the end; press Issue")),
            List.of(
                    "In the LINE Developers Console open the Messaging API channel of your LINE Official Account.",
                    "Under Messaging API, paste {webhook} as Webhook URL, switch on Use webhook and Webhook redelivery, and press Verify.",
                    "In the LINE Official Account Manager, under Response settings, switch webhooks on and auto-response messages off; "
                            + "the greeting message for new friends stays LINE's.",
                    "Switch Chat on there as well if customers are to see when their messages were read.",
                    "Leave group chats switched off: Baton serves chats of one customer each and stays silent in groups."));

    private final LineTranslation translation;
    private final LineMessages messages = new LineMessages();

    Line(LineTranslation translation) {
        this.translation = translation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AccountForm form() {
        return FORM;
    }

    @Override
    public String identity() {
        return LineAccount.BOT_USER_ID;
    }

    @Override
    public void handle(InboundEvent event) {
        translation.handle(event);
    }

    @Override
    public List<String> render(Account account, Outgoing message, Content content) {
        return messages.render(content);
    }

    @Override
    public Set<Signal> signals() {
        return Set.of(Signal.SEEN, Signal.TYPING);
    }
}
