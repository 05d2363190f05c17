package chat.baton.flow;

import chat.baton.conversation.Conversations;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.message.BasicHeader;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/**
 * Step "Call webhook": posts the variables named in {@code send} as JSON to {@code url} and takes those named in
 * {@code receive} from the answer, with {@code headers} if set (see {@link WebhookHeaders}). Runs as an engine job, which repeats it; the header {@code Idempotency-Key} is then
 * the same.
 */
@Component
class CallWebhook implements JavaDelegate {

    private final WebhookClient client;
    private final WebhookHeaders headers;
    private final WebhookBudget budget;
    private final Conversations conversations;

    CallWebhook(WebhookClient client, WebhookHeaders headers, WebhookBudget budget, Conversations conversations) {
        this.client = client;
        this.headers = headers;
        this.budget = budget;
        this.conversations = conversations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var flow = new FlowContext(execution);
        if (Replaying.isOn()) {
            throw new NotReplayed(flow.step().name());
        }
        var answer = answer(flow);
        // The conversation is locked only now: nobody waits for somebody else's server.
        var conversation = conversations.lock(flow.conversation());
        if (!conversation.heldByBot()) {
            throw new OptimisticLockingException("Webhook overtaken, held by " + conversation.holder());
        }
        flow.names("receive").forEach(name -> flow.set(name, plain(answer.path(name))));
    }

    private JsonNode answer(FlowContext flow) {
        var url = flow.required("url");
        var sent = new ArrayList<>(headers.of(flow));
        sent.add(new BasicHeader("Idempotency-Key", idempotencyKey(flow.execution())));
        return budget.spend(flow.merchant(), url, () -> client.post(url, sent, body(flow)));
    }

    /** The job, as each repetition is another activity instance. */
    private static String idempotencyKey(DelegateExecution execution) {
        var job = Context.getCommandContext().getCurrentJob();
        return job == null ? execution.getActivityInstanceId() : job.getId();
    }

    private static Map<String, Object> body(FlowContext flow) {
        Map<String, Object> body = new LinkedHashMap<>();
        flow.names("send").forEach(name -> body.put(name, flow.execution().getVariable(name)));
        return body;
    }

    private static Object plain(JsonNode value) {
        if (value.isInt()) {
            return value.intValue();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.asText("");
    }
}
