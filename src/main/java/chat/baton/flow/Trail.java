package chat.baton.flow;

import chat.baton.checkout.OrderId;
import chat.baton.conversation.Along;
import chat.baton.conversation.Contact;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a flow passes and learns within a transaction. Its next words carry it into the transcript, so that a diagram can
 * be coloured without the engine's history and without a statement more; only what comes after the last words is written
 * by itself.
 */
@Component
class Trail {

    /** Mark of a step that changed the cart: with the cart's version before it. */
    static final String CART = "cart=";
    /** Mark of a step that placed an order: with the order's id. */
    static final String ORDER = "order=";
    /** Mark of a step that was gone back to: what came after its last visit does not count any more. */
    static final String BACK = "back";

    private final Conversations conversations;
    private final AtCommit atCommit;

    Trail(Conversations conversations, AtCommit atCommit) {
        this.conversations = conversations;
        this.atCommit = atCommit;
    }

    private static final class Remembered {
        private final List<Passed> way = new ArrayList<>();
        private Contact contact = Contact.NOTHING;
        private @Nullable String left;

        private Along along() {
            return new Along(way.stream().map(Passed::toString).toList(), contact, left);
        }
    }

    void passes(DelegateExecution execution, String element) {
        if (execution.getProcessBusinessKey() != null) {
            of(new FlowContext(execution).conversation()).way.add(passed(execution, element, null));
        }
    }

    void cartChanged(FlowContext flow, int versionBefore) {
        mark(flow, CART + versionBefore);
    }

    void ordered(FlowContext flow, OrderId order) {
        mark(flow, ORDER + order.value());
    }

    /** The step that runs now is passed with this mark. */
    private void mark(FlowContext flow, String mark) {
        var way = of(flow.conversation()).way;
        var here = passed(flow.execution(), flow.execution().getCurrentActivityId(), mark);
        var last = way.size() - 1;
        if (last >= 0 && way.get(last).isSameElement(here)) {
            way.set(last, here);
        } else {
            way.add(here);
        }
    }

    void goesBack(ConversationId conversation, Passed step) {
        of(conversation).way.add(step.marked(BACK));
    }

    void learns(FlowContext flow, Contact contact) {
        var remembered = of(flow.conversation());
        remembered.contact = remembered.contact.and(contact);
    }

    /** The step that runs now has what it waited for: until another one waits, nothing is to be woken. */
    void waitsNoMore(FlowContext flow) {
        of(flow.conversation()).left = flow.execution().getId();
    }

    /** The step with all that has been remembered for its conversation, which is then told. */
    Step with(FlowContext flow, Step step) {
        var remembered = open().remove(flow.conversation());
        if (remembered == null) {
            return step;
        }
        if (step.beside() && remembered.left != null) {
            of(flow.conversation()).left = remembered.left;
        }
        return step.carrying(remembered.along());
    }

    private void flush(ConversationId conversation) {
        var remembered = open().remove(conversation);
        if (remembered != null) {
            conversations.remember(conversation, remembered.along());
        }
    }

    private static Passed passed(DelegateExecution execution, String element, @Nullable String mark) {
        var definition = ((ExecutionEntity) execution).getProcessDefinition();
        return new Passed(definition.getKey(), definition.getVersion(), element, mark);
    }

    private Remembered of(ConversationId conversation) {
        return open().computeIfAbsent(conversation, id -> {
            atCommit.run(() -> flush(id));
            return new Remembered();
        });
    }

    @SuppressWarnings("unchecked")
    private Map<ConversationId, Remembered> open() {
        var open = (Map<ConversationId, Remembered>) TransactionSynchronizationManager.getResource(this);
        return open == null ? begin() : open;
    }

    private Map<ConversationId, Remembered> begin() {
        var open = new HashMap<ConversationId, Remembered>();
        TransactionSynchronizationManager.bindResource(this, open);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(Trail.this);
            }
        });
        return open;
    }
}
