package chat.baton.flow;

import chat.baton.core.MerchantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The flows a merchant has: its own, and those all share that it has not replaced by its own. */
@Component
class FlowCatalogue {

    private final RepositoryService repository;

    FlowCatalogue(RepositoryService repository) {
        this.repository = repository;
    }

    /** A flow as deployed, with what its author said about it. */
    record Flow(String key, String name, int version, FlowProperties properties, String deployment) {}

    List<Flow> of(MerchantId merchant) {
        Map<String, Flow> flows = new LinkedHashMap<>();
        newest(merchant)
                .forEach(definition -> flows.compute(
                        definition.getKey(),
                        (key, shared) ->
                                shared == null || definition.getTenantId() != null ? flow(definition) : shared));
        return List.copyOf(flows.values());
    }

    private List<ProcessDefinition> newest(MerchantId merchant) {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .tenantIdIn(merchant.value())
                .includeProcessDefinitionsWithoutTenantId()
                .orderByProcessDefinitionKey()
                .asc()
                .list();
    }

    private Flow flow(ProcessDefinition definition) {
        var deployed = ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(definition.getId());
        var name = definition.getName() == null ? definition.getKey() : definition.getName();
        return new Flow(
                definition.getKey(),
                name,
                definition.getVersion(),
                FlowProperties.of(deployed),
                definition.getDeploymentId());
    }
}
