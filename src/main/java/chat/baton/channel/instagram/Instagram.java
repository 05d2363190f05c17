package chat.baton.channel.instagram;

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
 * Instagram's professional accounts, reached by Instagram login: Messenger's events and Send API with limits of their own.
 *
 * @see <a href="https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api">
 *     Instagram messaging (read 2026)</a>
 */
@Component
class Instagram implements Channel {

    private static final int TEXT_BYTES = 1000;

    /** Files other than pictures, sounds and films are sent as their address. */
    static final Capabilities CAPABILITIES = new Capabilities(
            TEXT_BYTES,
            List.of(new Form("quick_replies", 1, 13, TEXT_BYTES, 20, 1000)),
            new CardForm(10, 3, 80, 80, 20, 1000),
            20,
            640,
            Set.of("image", "audio", "video"),
            0,
            TEXT_BYTES);

    private final MessagingTranslation translation;
    private final MessagingMessages messages;

    Instagram(MessagingTranslation translation, Clock clock) {
        this.translation = translation;
        this.messages = new MessagingMessages(CAPABILITIES, clock);
    }

    @Override
    public String name() {
        return "instagram";
    }

    @Override
    public AccountForm form() {
        var account = Stream.of(
                Field.required(
                                MetaAccount.PAGE_ID,
                                "Instagram account ID",
                                "The user_id that /me?fields=user_id answers; not its id, which no webhook tells")
                        .shaped("\\w{1,64}"),
                Field.secret(
                        MetaAccount.PAGE_TOKEN,
                        "Instagram user access token",
                        "App, Instagram, API setup with Instagram login, Generate token"),
                Field.flag(
                        MetaAccount.HUMAN_AGENT_TAG,
                        "Human agent permission",
                        "Tick it when Meta has granted it: agents may then answer for seven days"),
                Field.required(
                                MetaAccount.APP_ID,
                                "Instagram app ID",
                                "API setup with Instagram login. By it alone Baton knows its own messages when they come back")
                        .shaped(MetaAccount.APP_ID_FORM));
        return new AccountForm(
                "Instagram",
                Stream.concat(account, MetaAccount.APP_SECRETS.stream()).toList(),
                List.of(
                        "In your app at Meta for Developers, add Instagram and open API setup with Instagram login.",
                        "As app ID and app secret copy the Instagram app ID and Instagram app secret shown there.",
                        "As callback URL paste {webhook}, and as verify token the words you chose.",
                        "Subscribe the account to messages, messaging_postbacks, messaging_seen, messaging_referral, "
                                + "message_edit, message_reactions and standby."));
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
