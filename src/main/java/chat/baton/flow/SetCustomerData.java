package chat.baton.flow;

import chat.baton.conversation.Conversations;
import chat.baton.conversation.Customers;
import chat.baton.conversation.TooMuchData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Step "Set customer data": notes {@code value} about the customer under {@code key}, where agents see it too. Without a
 * value the key is taken away; what is too long is cut.
 */
@Component
class SetCustomerData implements JavaDelegate {

    private final Conversations conversations;
    private final Customers customers;

    SetCustomerData(Conversations conversations, Customers customers) {
        this.conversations = conversations;
        this.customers = customers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var flow = new FlowContext(execution);
        var customer = conversations.lock(flow.conversation()).customer().id();
        try {
            customers.note(flow.merchant(), customer, flow.required("key"), cut(flow.setting("value", "")));
        } catch (TooMuchData e) {
            throw new FlowMistake(execution, "cannot keep what it is to keep: " + e.getMessage());
        }
    }

    /** A customer's long answer must not stop the flow. */
    private static String cut(String value) {
        var text = value.strip();
        return text.codePointCount(0, text.length()) <= Customers.LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Customers.LONGEST_VALUE - 1)) + "…";
    }
}
