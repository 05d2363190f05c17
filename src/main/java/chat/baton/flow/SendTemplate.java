package chat.baton.flow;

import chat.baton.conversation.Content;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Step "Send template": the approved text {@code template} in {@code language}, its gaps filled with the variables
 * {@code parameters}. Where the customer's channel has no such texts, {@code text} is said instead, so that a flow serves
 * every channel. Each of the three may be set in the customer's language.
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
        voice.say(flow, new Content.Template(flow.required("template"), flow.required("language"), gaps, text(flow)));
    }

    /** In the language in which the provider has it. */
    private static String text(FlowContext flow) {
        var text = flow.required("text");
        var original = flow.original("text");
        return original != null && flow.required("language").equals(flow.original("language")) ? original : text;
    }

    /** Providers take no others. */
    private static String inOneLine(String value) {
        return value.strip().replaceAll("\\s+", " ");
    }
}
