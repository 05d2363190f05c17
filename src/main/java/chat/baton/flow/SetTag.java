package chat.baton.flow;

import chat.baton.conversation.Tags;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Step "Set tag": gives the conversation {@code tag}, or takes it away with {@code mode} = {@code remove}. Tags are the
 * merchant's words, by which people filter, so they are written out and never a customer's.
 */
@Component
class SetTag implements JavaDelegate {

    private final Tags tags;

    SetTag(Tags tags) {
        this.tags = tags;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var flow = new FlowContext(execution);
        var tag = flow.required("tag");
        if ("remove".equals(flow.setting("mode"))) {
            tags.untag(flow.conversation(), tag.strip());
        } else {
            tags.tag(flow.conversation(), tag);
        }
    }
}
