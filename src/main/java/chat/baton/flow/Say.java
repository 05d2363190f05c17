package chat.baton.flow;

import chat.baton.conversation.Content;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step "Say": tells the customer {@code text}, with the picture at the address {@code image} if one is set. */
@Component
class Say implements JavaDelegate {

    private final Voice voice;

    Say(Voice voice) {
        this.voice = voice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var flow = new FlowContext(execution);
        var image = flow.setting("image");
        if (image != null) {
            voice.say(flow, new Content.Image(image, flow.required("text")));
        } else {
            voice.say(flow, Content.text(flow.required("text")));
        }
    }
}
