package chat.baton.flow;

import chat.baton.core.MerchantId;
import java.util.HashMap;
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

    /** By key, in one question. */
    Map<String, String> names(MerchantId merchant) {
        Map<String, String> names = new HashMap<>();
        newest(merchant)
                .forEach(definition -> names.merge(
                        definition.getKey(),
                        name(definition),
                        (shared, own) -> definition.getTenantId() != null ? own : shared));
        return names;
    }

    /** Ids of the flows as deployed, by key, in one question. */
    Map<String, String> ids(MerchantId merchant) {
        Map<String, String> ids = new HashMap<>();
        newest(merchant)
                .forEach(definition -> ids.merge(
                        definition.getKey(),
                        definition.getId(),
                        (shared, own) -> definition.getTenantId() != null ? own : shared));
        return ids;
    }

    static String name(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
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
        return new Flow(
                definition.getKey(),
                name(definition),
                definition.getVersion(),
                FlowProperties.of(deployed),
                definition.getDeploymentId());
    }
}
