package chat.baton.flow;

import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.BeanFactory;

/** Decides for every call activity, whatever its author wrote: the called flow is the merchant's, in the same conversation. */
final class CalledFlow {

    /** Job by job a flow can call itself for ever, and more than once each time. */
    private static final int MOST_AT_ONCE = 50;

    private CalledFlow() {}

    static void decideFor(CallableElement call, BeanFactory beans) {
        call.setBusinessKeyValueProvider(new Conversation());
        call.setTenantIdProvider(new Tenant(call, beans));
    }

    /** The caller's business key. */
    private record Conversation() implements ParameterValueProvider {

        @Override
        public Object getValue(VariableScope scope) {
            return ((DelegateExecution) scope).getProcessBusinessKey();
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }

    /** The flow of that key that runs in this conversation. */
    private record Tenant(CallableElement call, BeanFactory beans) implements ParameterValueProvider {

        @Override
        public @org.jspecify.annotations.Nullable Object getValue(VariableScope scope) {
            var flow = call.getDefinitionKey(scope);
            if (FlowGate.RESERVED.contains(flow)) {
                throw new ProcessEngineException("The flow " + flow + " cannot be called");
            }
            var caller = (ExecutionEntity) scope;
            // What comes with Baton is known to end, and is called on every order.
            if (caller.getProcessDefinition().getTenantId() != null) {
                ensureRoom(caller);
            }
            var merchant = DraftTenant.owner(caller.getTenantId());
            return beans.getBean(FlowTenant.class).of(merchant, flow, () -> isOfTester(caller));
        }

        private boolean isOfTester(ExecutionEntity caller) {
            return beans.getBean(Conversations.class)
                    .lock(ConversationId.of(caller.getProcessBusinessKey()))
                    .tester();
        }

        private void ensureRoom(ExecutionEntity caller) {
            var running = beans.getBean(RuntimeService.class)
                    .createProcessInstanceQuery()
                    .rootProcessInstanceId(caller.getRootProcessInstanceId())
                    .count();
            if (running > MOST_AT_ONCE) {
                throw new FlowMistake(caller, "calls more than " + MOST_AT_ONCE + " flows that run at the same time");
            }
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }
}
