package chat.baton.sandbox.telegram;

import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Refusal;
import chat.baton.sandbox.StandIn;
import chat.baton.sandbox.Webhook;
import chat.baton.sandbox.Wire;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@InSandbox
@Component
@Order(7)
class TelegramStandIn implements StandIn {

    static final String ENDPOINT = "/sandbox/api/telegram";

    /** Longer than 32 bit, as newer customers' ids are. */
    private static final long FIRST_CHAT = 5_000_000_000L;

    private static final Pattern CHAT = Pattern.compile("[1-9]\\d{0,15}");

    private final TelegramBot bot;
    private final TelegramUpdates updates;
    private final AtomicInteger messages = new AtomicInteger((int) Instant.now().getEpochSecond());

    TelegramStandIn(TelegramBot bot) {
        this.bot = bot;
        this.updates = new TelegramUpdates(this, bot.secretToken());
    }

    @Override
    public String kind() {
        return "telegram";
    }

    @Override
    public String label() {
        return "Telegram";
    }

    @Override
    public Map<String, String> account() {
        return bot.settings();
    }

    @Override
    public String endpoint() {
        return ENDPOINT;
    }

    @Override
    public Wire wire() {
        return Wire.silent()
                .says(Gesture.Text.class, updates::text)
                .says(Gesture.Reply.class, updates::reply)
                .says(Gesture.Tap.class, updates::tap)
                .says(Gesture.Image.class, updates::image)
                .says(Gesture.File.class, updates::file)
                .says(Gesture.Location.class, updates::location)
                .says(Gesture.Contact.class, updates::contact)
                .says(Gesture.Edit.class, updates::edit)
                .says(Gesture.Follow.class, updates::follow)
                .says(Gesture.Unfollow.class, updates::unfollow);
    }

    @Override
    public String customerId(long number) {
        return String.valueOf(FIRST_CHAT + number);
    }

    @Override
    public boolean isCustomerId(String id) {
        return CHAT.matcher(id).matches();
    }

    @Override
    public String messageId() {
        return String.valueOf(messages.incrementAndGet());
    }

    @Override
    public Webhook forged(Webhook genuine) {
        return genuine.with(TelegramUpdates.SECRET, "not-the-secret");
    }

    @Override
    public Refusal serverError() {
        return TelegramErrors.serverError();
    }

    @Override
    public Refusal rateLimit() {
        return TelegramErrors.tooManyRequests();
    }

    @Override
    public Refusal expiredToken() {
        return TelegramErrors.unauthorized();
    }
}
