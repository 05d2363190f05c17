package chat.baton.channel.messenger;

import chat.baton.channel.Channel;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Outgoing;
import chat.baton.conversation.Content;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class Messenger implements Channel {

    static final String NAME = "messenger";

    /** After the customer's last message, for bot and agents; and for agents of pages the provider allows it. */
    static final Duration STANDARD_PERIOD = Duration.ofHours(24);

    private static final Duration HUMAN_AGENT_PERIOD = Duration.ofDays(7);

    private final MessengerSettings settings;
    private final MessengerTranslation translation;
    private final MessengerMessages messages;

    Messenger(MessengerSettings settings, MessengerTranslation translation, MessengerMessages messages) {
        this.settings = settings;
        this.translation = translation;
        this.messages = messages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(InboundEvent event) {
        translation.handle(event);
    }

    @Override
    public List<String> render(Outgoing message, Content content) {
        return messages.render(message, content);
    }

    @Override
    public Optional<Duration> replyPeriod(String account, boolean person) {
        return settings.find(account)
                .map(known -> person && known.humanAgentTag() ? HUMAN_AGENT_PERIOD : STANDARD_PERIOD);
    }
}
