package chat.baton.flow;

import chat.baton.core.MerchantId;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds whose version of a flow runs: for testers the merchant's draft, then the merchant's own, else the one all share. */
@Component
class FlowTenant {

    private final RepositoryService repository;

    FlowTenant(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * @param tester asked only where there is a draft of the flow
     * @return the tenant of the flow that runs, or null for the shared one
     */
    @Nullable
    String of(MerchantId merchant, String flow, BooleanSupplier tester) {
        var draft = DraftTenant.of(merchant);
        var own = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(flow)
                .tenantIdIn(merchant.value(), draft)
                .latestVersion()
                .list()
                .stream()
                .map(ProcessDefinition::getTenantId)
                .collect(Collectors.toSet());
        if (own.contains(draft) && tester.getAsBoolean()) {
            return draft;
        }
        return own.contains(merchant.value()) ? merchant.value() : null;
    }
}
