package chat.baton.flow;

import chat.baton.conversation.ConversationsJoined;
import chat.baton.conversation.HolderChanged;
import chat.baton.handover.ConversationResolved;
import chat.baton.handover.TransferAction;
import chat.baton.handover.Transferred;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The flow stands still while people hold the conversation, and does what they chose when they give it back. */
@Component
class FollowTheHolder {

    private final Flows flows;
    private final Corrections corrections;
    private final AtCommit atCommit;

    FollowTheHolder(Flows flows, Corrections corrections, AtCommit atCommit) {
        this.flows = flows;
        this.corrections = corrections;
        this.atCommit = atCommit;
    }

    @EventListener
    void on(HolderChanged event) {
        var conversation = event.conversation();
        if (conversation.heldByBot()) {
            atCommit.run(() -> flows.pause(conversation.id()));
        }
    }

    @EventListener
    void on(Transferred event) {
        var conversation = event.conversation();
        if (event.action() instanceof TransferAction.Resume) {
            atCommit.run(() -> flows.resume(conversation, null));
        } else if (event.action() instanceof TransferAction.ResumeAt there) {
            corrections.check(conversation, there.step());
            atCommit.run(() -> flows.resume(conversation, there.step()));
        } else if (event.action() instanceof TransferAction.Stop) {
            atCommit.run(() -> flows.end(conversation, "stopped by " + conversation.holder()));
        } else {
            var start = flows.chosen(conversation, event.action());
            atCommit.run(() -> flows.start(conversation.id(), start));
        }
    }

    @EventListener
    void on(ConversationsJoined event) {
        atCommit.run(() -> flows.end(event.gone(), "the customer goes on in another conversation"));
    }

    @EventListener
    void on(ConversationResolved event) {
        if (event.conversation().heldByBot()) {
            atCommit.run(() -> flows.end(event.conversation(), "resolved"));
        }
    }
}
