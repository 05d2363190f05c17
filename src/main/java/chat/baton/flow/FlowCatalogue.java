package chat.baton.flow;

import chat.baton.conversation.Conversation;
import chat.baton.core.MerchantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The flows a merchant has: its own, and those all share that it has not replaced by its own. Drafts are for testers only. */
@Component
class FlowCatalogue {

    private static final Comparator<ProcessDefinition> NEAREST_LAST = Comparator.comparing(
                    (ProcessDefinition one) -> one.getTenantId() != null)
            .thenComparing(one -> DraftTenant.is(one.getTenantId()));

    private final RepositoryService repository;

    FlowCatalogue(RepositoryService repository) {
        this.repository = repository;
    }

    /** A flow as deployed, with what its author said about it. */
    record Flow(
            String key,
            String name,
            int version,
            FlowProperties properties,
            String deployment,
            ProcessDefinitionEntity deployed) {

        List<MissingText> missing() {
            return MissingText.of(deployed);
        }

        /** As customers read it. */
        String name(Locale language) {
            return properties.names().getOrDefault(language.getLanguage(), name);
        }
    }

    /** As they start for customers. */
    List<Flow> of(MerchantId merchant) {
        return nearest(merchant.value());
    }

    /** As they start in a conversation. */
    List<Flow> in(Conversation conversation) {
        var merchant = conversation.merchant();
        var flows = conversation.tester() ? nearest(merchant.value(), DraftTenant.of(merchant)) : of(merchant);
        return Replaying.isOn() ? flows.stream().map(this::played).toList() : flows;
    }

    private Flow played(Flow flow) {
        return Replaying.instead(flow.key()).map(id -> flow(read(id))).orElse(flow);
    }

    /** Of those with the same key the one that is nearest to the customer. */
    private List<Flow> nearest(String... tenants) {
        return ((RepositoryServiceImpl) repository).getCommandExecutor().execute(command -> {
            Map<String, ProcessDefinition> flows = new LinkedHashMap<>();
            newest(tenants).forEach(one -> flows.merge(one.getKey(), one, BinaryOperator.maxBy(NEAREST_LAST)));
            return flows.values().stream().map(this::flow).toList();
        });
    }

    /** By key, in one question. */
    Map<String, String> names(MerchantId merchant) {
        Map<String, String> names = new HashMap<>();
        newest(merchant.value())
                .forEach(definition -> names.merge(
                        definition.getKey(),
                        name(definition),
                        (shared, own) -> definition.getTenantId() != null ? own : shared));
        return names;
    }

    /**
     * Has something done with the flows as the engine has read them, found by key. However many it looks at, the engine asks
     * the database for all of them at once and for none alone: what one command has seen it asks for no more.
     */
    <T> T read(MerchantId merchant, Function<Function<String, Optional<ProcessDefinitionEntity>>, T> work) {
        return ((RepositoryServiceImpl) repository).getCommandExecutor().execute(command -> {
            var ids = ids(merchant);
            return work.apply(key -> Optional.ofNullable(ids.get(key)).map(this::read));
        });
    }

    private Map<String, String> ids(MerchantId merchant) {
        Map<String, String> ids = new HashMap<>();
        newest(merchant.value())
                .forEach(definition -> ids.merge(
                        definition.getKey(),
                        definition.getId(),
                        (shared, own) -> definition.getTenantId() != null ? own : shared));
        return ids;
    }

    /** As the engine has read it. */
    ProcessDefinitionEntity read(String id) {
        return (ProcessDefinitionEntity) ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(id);
    }

    /** Id of a flow as deployed that starts for customers, or for testers. */
    Optional<String> id(MerchantId merchant, String flow, boolean tester) {
        var newest = tester ? newest(merchant.value(), DraftTenant.of(merchant)) : newest(merchant.value());
        return newest.stream()
                .filter(one -> one.getKey().equals(flow))
                .max(NEAREST_LAST)
                .map(ProcessDefinition::getId);
    }

    static String name(ProcessDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }

    private List<ProcessDefinition> newest(String... tenants) {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .tenantIdIn(tenants)
                .includeProcessDefinitionsWithoutTenantId()
                .orderByProcessDefinitionKey()
                .asc()
                .list();
    }

    /** What its author said about it. */
    FlowProperties properties(ProcessDefinition definition) {
        return FlowProperties.of(read(definition.getId()));
    }

    private Flow flow(ProcessDefinition definition) {
        var deployed = read(definition.getId());
        return new Flow(
                definition.getKey(),
                name(definition),
                definition.getVersion(),
                FlowProperties.of(deployed),
                definition.getDeploymentId(),
                deployed);
    }
}
