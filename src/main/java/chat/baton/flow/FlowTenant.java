package chat.baton.flow;

import chat.baton.core.MerchantId;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds whose version of a flow runs: the merchant's own where there is one, else the one all share. */
@Component
class FlowTenant {

    private final RepositoryService repository;

    FlowTenant(RepositoryService repository) {
        this.repository = repository;
    }

    /** @return the merchant's tenant, or null for the shared flow */
    @Nullable
    String of(MerchantId merchant, String flow) {
        var own = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(flow)
                .tenantIdIn(merchant.value())
                .count();
        return own > 0 ? merchant.value() : null;
    }
}
