package chat.baton.channel.messenger;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm;
import chat.baton.channel.AccountForm.Field;
import chat.baton.channel.Capabilities;
import chat.baton.channel.CardForm;
import chat.baton.channel.Channel;
import chat.baton.channel.Form;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Outgoing;
import chat.baton.channel.Signal;
import chat.baton.channel.meta.MessagingMessages;
import chat.baton.channel.meta.MessagingTranslation;
import chat.baton.channel.meta.MetaAccount;
import chat.baton.conversation.Content;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Facebook pages.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Send API (read 2026)</a>
 */
@Component
class Messenger implements Channel {

    static final Capabilities CAPABILITIES = new Capabilities(
            2000,
            List.of(new Form("quick_replies", 1, 13, 2000, 20, 1000)),
            new CardForm(10, 3, 80, 80, 20, 1000),
            20,
            640,
            Set.of("image", "audio", "video", "file"),
            0);

    private final MessagingTranslation translation;
    private final MessagingMessages messages;

    Messenger(MessagingTranslation translation, Clock clock) {
        this.translation = translation;
        this.messages = new MessagingMessages(CAPABILITIES, clock);
    }

    @Override
    public String name() {
        return "messenger";
    }

    @Override
    public AccountForm form() {
        var page = Stream.of(
                Field.required(MetaAccount.PAGE_ID, "Page ID", "The page, About, Page transparency")
                        .shaped("\\w{1,64}"),
                Field.secret(
                        MetaAccount.PAGE_TOKEN, "Page access token", "App, Messenger, API settings, Generate token"),
                Field.flag(
                        MetaAccount.HUMAN_AGENT_TAG,
                        "Human agent permission",
                        "Tick it when Meta has granted it: agents may then answer for seven days"));
        return new AccountForm(
                "Messenger",
                Stream.concat(page, MetaAccount.APP.stream()).toList(),
                List.of(
                        "In your app at Meta for Developers, add Messenger and open its API settings.",
                        "As callback URL paste {webhook}, and as verify token the words you chose.",
                        "Subscribe the page to messages, messaging_postbacks, message_deliveries, message_reads, message_echoes, "
                                + "message_edits, message_reactions, messaging_optins, messaging_referrals, messaging_handovers and standby."));
    }

    @Override
    public String identity() {
        return MetaAccount.PAGE_ID;
    }

    @Override
    public void handle(InboundEvent event) {
        translation.handle(event, messages);
    }

    @Override
    public List<String> render(Account account, Outgoing message, Content content) {
        return messages.render(message, content);
    }

    @Override
    public boolean tellsWhatItTook() {
        return true;
    }

    @Override
    public Optional<Duration> replyPeriod(Account account, boolean person) {
        return MessagingMessages.replyPeriod(account, person);
    }

    @Override
    public Set<Signal> signals() {
        return Set.of(Signal.SEEN, Signal.TYPING);
    }

    @Override
    public boolean answersShowSeen() {
        return true;
    }
}
