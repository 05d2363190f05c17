package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationFilter;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.NotTheHolder;
import chat.baton.core.AgentId;
import chat.baton.handover.Handover;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Resolves many conversations, a portion a request, each in a transaction of its own: whoever asks goes on until there are
 * none, and what was done stays done when they do not.
 */
@Component
class Sweep {

    /** So few that a request takes some seconds at most. */
    static final int PORTION = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final Conversations conversations;
    private final Handover handover;

    Sweep(Conversations conversations, Handover handover) {
        this.conversations = conversations;
        this.handover = handover;
    }

    /**
     * @param left how many are as they were: somebody wrote meanwhile, or it failed
     * @param next where the following portion begins; absent when this was the last
     */
    record Portion(int resolved, int left, @Nullable String next) {}

    Portion resolve(ConversationFilter filter, @Nullable String cursor, AgentId me) {
        var page = conversations.list(filter.thatAre("open"), cursor, PORTION);
        var resolved = (int)
                page.items().stream().filter(found -> isResolved(found, me)).count();
        return new Portion(resolved, page.items().size() - resolved, page.next());
    }

    private boolean isResolved(Conversation found, AgentId me) {
        try {
            return handover.resolveIfQuiet(found.id(), me, found.lastAt());
        } catch (NotTheHolder held) {
            return false;
        } catch (RuntimeException fault) {
            LOG.error("Conversation {} could not be resolved among others", found.id(), fault);
            return false;
        }
    }
}
