package chat.baton.flow;

import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.inspection.FlowChange;
import chat.baton.flow.inspection.FlowFile;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Flows to be tried before customers get them: at most one draft of each, which starts in testers' conversations only. */
@Service
public class Drafts {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Deployments deployments;
    private final DeployedFiles files;
    private final FlowVersions versions;
    private final RunningConversations running;
    private final FlowCatalogue catalogue;
    private final Flows flows;
    private final Conversations conversations;

    Drafts(
            RepositoryService repository,
            RuntimeService runtime,
            Deployments deployments,
            DeployedFiles files,
            FlowVersions versions,
            RunningConversations running,
            FlowCatalogue catalogue,
            Flows flows,
            Conversations conversations) {
        this.repository = repository;
        this.runtime = runtime;
        this.deployments = deployments;
        this.files = files;
        this.versions = versions;
        this.running = running;
        this.catalogue = catalogue;
        this.flows = flows;
        this.conversations = conversations;
    }

    /** By key. */
    public List<Draft> of(MerchantId merchant) {
        return newest(merchant).stream().map(one -> draft(merchant, one)).toList();
    }

    /** @throws NoSuchVersion when there is none of this flow */
    public Draft of(MerchantId merchant, String flow) {
        return draft(merchant, definition(merchant, flow));
    }

    private List<ProcessDefinition> newest(MerchantId merchant) {
        return repository
                .createProcessDefinitionQuery()
                .tenantIdIn(DraftTenant.of(merchant))
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list();
    }

    private List<ProcessDefinition> all(MerchantId merchant, String flow) {
        return repository
                .createProcessDefinitionQuery()
                .tenantIdIn(DraftTenant.of(merchant))
                .processDefinitionKey(flow)
                .orderByProcessDefinitionVersion()
                .desc()
                .list();
    }

    private ProcessDefinition definition(MerchantId merchant, String flow) {
        return all(merchant, flow).stream().findFirst().orElseThrow(() -> NoSuchVersion.draft(flow));
    }

    private Draft draft(MerchantId merchant, ProcessDefinition definition) {
        var deployment = files.deployment(definition);
        var inUse = running.of(merchant);
        return new Draft(
                definition.getKey(),
                FlowCatalogue.name(definition),
                catalogue.properties(definition).triggers(),
                !versions.of(merchant).containsKey(definition.getKey()),
                files.names(definition),
                new FlowVersion(
                        definition.getId(),
                        definition.getVersion(),
                        true,
                        deployment.getSource(),
                        deployment.getDeploymentTime().toInstant(),
                        inUse.getOrDefault(definition.getId(), 0L)),
                all(merchant, definition.getKey()).stream()
                        .skip(1)
                        .mapToLong(earlier -> inUse.getOrDefault(earlier.getId(), 0L))
                        .sum());
    }

    /**
     * Makes drafts of the merchant's own flows, looked through as those that go live are. A draft that was there before
     * ends, except for those who are in it: they go on in it to its end. Tables that a draft asks come with it.
     *
     * @throws FlowRefused with everything that has to be changed before
     */
    @Transactional
    public void deploy(MerchantId merchant, AgentId by, String name, List<FlowFile> with) {
        deployments.deploy(DraftTenant.of(merchant), by, name, with);
        var inUse = running.of(merchant);
        newest(merchant).stream()
                .flatMap(one -> all(merchant, one.getKey()).stream().skip(1))
                .filter(older -> !inUse.containsKey(older.getId()))
                .forEach(files::delete);
    }

    /**
     * What the draft does otherwise than what customers get now.
     *
     * @return nothing when they get none
     * @throws NoSuchVersion when there is no draft of this flow
     */
    public List<FlowChange> changes(MerchantId merchant, String flow) {
        return versions.changesOf(merchant, definition(merchant, flow));
    }

    /**
     * Customers get the draft from now on, with all that was deployed with it. Testers who are in it begin anew, as the
     * engine has no conversation change its tenant.
     *
     * @return how many testers begin anew
     * @throws NoSuchVersion when there is no draft of this flow
     * @throws FlowRefused   when it calls what is not there any more, or what is not allowed any more
     */
    @Transactional
    public int publish(MerchantId merchant, AgentId by, String flow) {
        var draft = definition(merchant, flow);
        var together = repository
                .createProcessDefinitionQuery()
                .deploymentId(draft.getDeploymentId())
                .list();
        deployments.deploy(merchant, by, String.valueOf(files.deployment(draft).getName()), files.read(draft));
        return together.stream()
                .mapToInt(one -> remove(merchant, one.getKey(), "its draft was published"))
                .sum();
    }

    /**
     * Nobody gets the draft any more. Testers who are in it begin anew.
     *
     * @return how many they are
     * @throws NoSuchVersion when there is no draft of this flow
     */
    @Transactional
    public int discard(MerchantId merchant, String flow) {
        definition(merchant, flow);
        return remove(merchant, flow, "its draft was discarded");
    }

    private int remove(MerchantId merchant, String flow, String why) {
        var drafts = all(merchant, flow);
        var inIt = drafts.stream()
                .flatMap(one -> conversationsIn(one).stream())
                .distinct()
                // In one order, so that two who do this do not wait for each other.
                .sorted(Comparator.comparing(ConversationId::value))
                .toList();
        inIt.forEach(id -> flows.end(conversations.lock(id), why));
        drafts.forEach(files::delete);
        return inIt.size();
    }

    private Set<ConversationId> conversationsIn(ProcessDefinition draft) {
        return runtime.createProcessInstanceQuery().processDefinitionId(draft.getId()).list().stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(Objects::nonNull)
                .map(ConversationId::of)
                .collect(Collectors.toSet());
    }
}
