package chat.baton.channel.telegram;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm;
import chat.baton.channel.AccountForm.Field;
import chat.baton.channel.Channel;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Outgoing;
import chat.baton.channel.SendBudget;
import chat.baton.channel.Signal;
import chat.baton.conversation.Content;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Telegram bots. Whoever has started a bot may be written to at any time, until they block it. A message carries no mark
 * of ours and the provider tells of none it took: one whose answer got lost is sent again and may be read twice.
 *
 * @see <a href="https://core.telegram.org/bots/api">Telegram Bot API (read 2026)</a>
 */
@Component
class Telegram implements Channel {

    static final String BOT_ID = "botId";
    static final String BOT_TOKEN = "botToken";
    static final String SECRET_TOKEN = "secretToken";

    private final TelegramTranslation translation;

    Telegram(TelegramTranslation translation) {
        this.translation = translation;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public AccountForm form() {
        return new AccountForm(
                "Telegram",
                List.of(
                        Field.required(BOT_ID, "Bot ID", "The digits of the token before its colon")
                                .shaped("\\d{1,20}"),
                        Field.secret(BOT_TOKEN, "Bot token", "@BotFather tells it, as 123456:ABC…")
                                .shaped("\\d{1,20}:[\\w-]{30,100}"),
                        Field.secret(
                                        SECRET_TOKEN,
                                        "Secret token",
                                        "Letters, digits, hyphens and underscores of your own, hard to guess")
                                .shaped("[\\w-]{1,256}")),
                List.of(
                        "In Telegram, write /newbot to @BotFather, or /token for a bot you have.",
                        "Open https://api.telegram.org/bot<bot token>/setWebhook?url={webhook}&secret_token=<secret token>"
                                + "&allowed_updates=[\"message\",\"edited_message\",\"callback_query\",\"my_chat_member\"]"
                                + " in a browser: it answers \"Webhook was set\"."));
    }

    @Override
    public String identity() {
        return BOT_ID;
    }

    @Override
    public void handle(InboundEvent event) {
        translation.handle(event);
    }

    @Override
    public List<String> render(Account account, Outgoing message, Content content) {
        return TelegramCalls.of(content)
                .map(call -> call.to(message.recipient()).toJson())
                .toList();
    }

    /** To answer a tap takes the clock off its button. */
    @Override
    public Set<Signal> signals() {
        return Set.of(Signal.SEEN, Signal.TYPING);
    }

    /** Unverified; what one customer is sent too quickly, the provider tells itself. */
    @Override
    public List<SendBudget> budgets(Account account) {
        return List.of(new SendBudget(30, Duration.ofSeconds(1)));
    }
}
