package chat.baton.channel;

import chat.baton.conversation.ReplyPosted;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has each reply sent: when a sender of this node is free, by that one as soon as the reply is committed; otherwise by
 * whoever comes to it.
 */
@Component
class Posting {

    private final Outbox outbox;
    private final Senders senders;
    private final DispatcherSettings settings;
    private final Channels channels;

    Posting(Outbox outbox, Senders senders, DispatcherSettings settings, Channels channels) {
        this.outbox = outbox;
        this.senders = senders;
        this.settings = settings;
        this.channels = channels;
    }

    @EventListener
    void on(ReplyPosted reply) {
        // Nobody is kept waiting for what no channel sends: replays of flows talk a lot before their transaction ends.
        if (channels.named(reply.channel()).isPresent() && senders.reserve()) {
            byReserved(reply);
        } else {
            outbox.post(reply);
        }
    }

    /** The transaction's end lets go of the sender, or has it send. */
    private void byReserved(ReplyPosted reply) {
        var end = new AtTheEnd();
        TransactionSynchronizationManager.registerSynchronization(end);
        end.message = outbox.postAndClaim(reply, settings.lease()).orElse(null);
    }

    private final class AtTheEnd implements TransactionSynchronization {

        private @Nullable Outgoing message;

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED && message != null) {
                senders.send(message);
            } else {
                senders.release(1);
            }
        }
    }
}
