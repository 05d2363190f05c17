package chat.baton.channel;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows customers that the agent who holds their conversation is writing to them, where the channel can. */
@Component
public class AgentTyping {

    /** Telegram's sign, the shortest of all, ends by itself after five seconds. */
    private static final Duration LASTS = Duration.ofSeconds(5);

    private final Channels channels;
    private final Signals signals;
    private final ReplyWindow window;
    private final Conversations conversations;
    private final Clock clock;
    private final Map<ConversationId, Instant> shown = new ConcurrentHashMap<>();

    AgentTyping(Channels channels, Signals signals, ReplyWindow window, Conversations conversations, Clock clock) {
        this.channels = channels;
        this.signals = signals;
        this.window = window;
        this.conversations = conversations;
        this.clock = clock;
    }

    /**
     * To be told as often as the agent likes. Nothing is shown of somebody who does not hold the conversation, nor to a
     * customer who may not be written to.
     */
    public void typing(Conversation conversation, AgentId agent) {
        if (conversation.heldBy(Holder.agent(agent)) && isDue(conversation.id())) {
            channels.named(conversation.customer().ref().channel())
                    .filter(channel -> channel.signals().contains(Signal.TYPING))
                    .filter(channel -> window.of(conversation).isOpen())
                    .ifPresent(channel -> signals.show(channel, sign(channel, conversation)));
        }
    }

    private boolean isDue(ConversationId id) {
        var now = clock.instant();
        shown.values().removeIf(at -> !at.plus(LASTS).isAfter(now));
        return shown.putIfAbsent(id, now) == null;
    }

    private Signal.Wanted sign(Channel channel, Conversation conversation) {
        return new Signal.Wanted(Signal.TYPING, conversation.customer().ref(), answered(channel, conversation.id()));
    }

    /** A sign that shows a message as seen is shown beside that message. */
    private @Nullable String answered(Channel channel, ConversationId id) {
        return channel.typingShowsSeen() ? conversations.lastExternalId(id).orElse(null) : null;
    }
}
