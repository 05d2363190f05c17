package chat.baton.flow;

import chat.baton.conversation.Content;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Step "Send template": the approved text {@code template} in {@code language}, its gaps filled with the variables
 * {@code parameters}. Where the customer's channel has no such texts, {@code text} is said instead, so that a flow serves
 * every channel.
 */
@Component
class SendTemplate implements JavaDelegate {

    private final Voice voice;

    SendTemplate(Voice voice) {
        this.voice = voice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var flow = new FlowContext(execution);
        var gaps = flow.names("parameters").stream()
                .map(flow::requiredVariable)
                .map(SendTemplate::inOneLine)
                .toList();
        voice.say(
                flow,
                new Content.Template(
                        flow.required("template"), flow.required("language"), gaps, flow.required("text")));
    }

    /** Providers take no others. */
    private static String inOneLine(String value) {
        return value.strip().replaceAll("\\s+", " ");
    }
}
