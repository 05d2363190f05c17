package chat.baton.channel.whatsapp;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm;
import chat.baton.channel.Channel;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Outgoing;
import chat.baton.channel.Signal;
import chat.baton.conversation.Content;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Numbers on the WhatsApp Cloud API. Outside the 24 hours after the customer's last message, bot and agents alike may only
 * send templates.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api">Cloud API (read 2026)</a>
 */
@Component
class WhatsApp implements Channel {

    private static final Duration SERVICE_WINDOW = Duration.ofHours(24);

    private final WhatsAppTranslation translation;
    private final WhatsAppMessages messages;

    WhatsApp(WhatsAppTranslation translation, WhatsAppMessages messages) {
        this.translation = translation;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "whatsapp";
    }

    @Override
    public AccountForm form() {
        return WhatsAppAccount.FORM;
    }

    @Override
    public String identity() {
        return WhatsAppAccount.PHONE_NUMBER_ID;
    }

    @Override
    public void handle(InboundEvent event) {
        translation.handle(event);
    }

    @Override
    public List<String> render(Account account, Outgoing message, Content content) {
        return messages.render(account, message, content);
    }

    @Override
    public boolean tellsWhatItTook() {
        return true;
    }

    @Override
    public Optional<Duration> replyPeriod(Account account, boolean person) {
        return Optional.of(SERVICE_WINDOW);
    }

    @Override
    public boolean isSentAnytime(Content content) {
        return content instanceof Content.Template;
    }

    @Override
    public Set<Signal> signals() {
        return Set.of(Signal.SEEN, Signal.TYPING);
    }

    @Override
    public boolean typingShowsSeen() {
        return true;
    }

    @Override
    public DataSize largestWebhook() {
        return DataSize.ofMegabytes(3);
    }
}
