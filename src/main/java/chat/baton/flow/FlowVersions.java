package chat.baton.flow;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.inspection.Comparison;
import chat.baton.flow.inspection.FlowChange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The versions of a merchant's flows. A conversation stays in the version it began in; new ones get the newest. */
@Service
public class FlowVersions {

    private final RepositoryService repository;
    private final Deployments deployments;
    private final DeployedFiles files;
    private final RunningConversations running;

    FlowVersions(
            RepositoryService repository, Deployments deployments, DeployedFiles files, RunningConversations running) {
        this.repository = repository;
        this.deployments = deployments;
        this.files = files;
        this.running = running;
    }

    /** By the flow's key, newest first. A shared flow that the merchant has replaced by its own is not among them. */
    public Map<String, List<FlowVersion>> of(MerchantId merchant) {
        var conversations = running.of(merchant);
        var known = deployments(merchant);
        var versions = new TreeMap<String, List<FlowVersion>>();
        definitions(merchant)
                .forEach((key, definitions) -> versions.put(
                        key,
                        definitions.stream()
                                .map(one -> version(one, known.get(one.getDeploymentId()), conversations))
                                .toList()));
        return versions;
    }

    /**
     * Of one flow, newest first.
     *
     * @throws NoSuchVersion when the merchant has no such flow
     */
    public List<FlowVersion> of(MerchantId merchant, String flow) {
        var versions = of(merchant).get(flow);
        if (versions == null) {
            throw new NoSuchVersion(flow);
        }
        return versions;
    }

    private Map<String, Deployment> deployments(MerchantId merchant) {
        return repository
                .createDeploymentQuery()
                .tenantIdIn(merchant.value())
                .includeDeploymentsWithoutTenantId()
                .list()
                .stream()
                .collect(Collectors.toMap(Deployment::getId, Function.identity()));
    }

    private Map<String, List<ProcessDefinition>> definitions(MerchantId merchant) {
        var all = repository
                .createProcessDefinitionQuery()
                .tenantIdIn(merchant.value())
                .includeProcessDefinitionsWithoutTenantId()
                .orderByProcessDefinitionVersion()
                .desc()
                .list();
        var own = all.stream()
                .filter(one -> one.getTenantId() != null)
                .map(ProcessDefinition::getKey)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(one -> !FlowGate.RESERVED.contains(one.getKey()))
                .filter(one -> one.getTenantId() != null || !own.contains(one.getKey()))
                .collect(Collectors.groupingBy(ProcessDefinition::getKey));
    }

    private static FlowVersion version(
            ProcessDefinition definition, Deployment deployment, Map<String, Long> conversations) {
        var ours = FlowDeployer.SOURCE.equals(deployment.getSource());
        return new FlowVersion(
                definition.getId(),
                definition.getVersion(),
                definition.getTenantId() != null,
                ours ? null : deployment.getSource(),
                deployment.getDeploymentTime().toInstant(),
                conversations.getOrDefault(definition.getId(), 0L));
    }

    /** Those the merchant's conversations are in, newest first, also shared ones that it has replaced by its own. */
    public List<FlowVersion> inUse(MerchantId merchant, String flow) {
        var conversations = running.of(merchant);
        var known = deployments(merchant);
        return all(merchant, flow)
                .filter(one -> conversations.containsKey(one.getId()))
                .map(one -> version(one, known.get(one.getDeploymentId()), conversations))
                .toList();
    }

    private Stream<ProcessDefinition> all(MerchantId merchant, String flow) {
        return FlowGate.RESERVED.contains(flow)
                ? Stream.of()
                : repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(flow)
                        .tenantIdIn(merchant.value())
                        .includeProcessDefinitionsWithoutTenantId()
                        .orderByProcessDefinitionVersion()
                        .desc()
                        .list()
                        .stream();
    }

    FlowVersion told(MerchantId merchant, ProcessDefinition version) {
        return version(version, deployments(merchant).get(version.getDeploymentId()), running.of(merchant));
    }

    /**
     * Id of a version that conversations leave, as deployed.
     *
     * @param shared whether it is one that all merchants share and the merchant has replaced by its own
     * @throws NoSuchVersion when the merchant has no such version
     */
    String left(MerchantId merchant, String flow, int version, boolean shared) {
        return shared
                ? all(merchant, flow)
                        .filter(one -> one.getVersion() == version && one.getTenantId() == null)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchVersion(flow, version))
                        .getId()
                : id(merchant, flow, version);
    }

    /**
     * Id of a version of those that {@link #of} tells, as deployed.
     *
     * @throws NoSuchVersion when the merchant has no such version
     */
    String id(MerchantId merchant, String flow, int version) {
        return version(merchant, flow, version).getId();
    }

    /** @throws NoSuchVersion when the merchant has no such flow */
    private List<ProcessDefinition> versions(MerchantId merchant, String flow) {
        var versions = definitions(merchant).get(flow);
        if (versions == null) {
            throw new NoSuchVersion(flow);
        }
        return versions;
    }

    private ProcessDefinition version(MerchantId merchant, String flow, int version) {
        return versions(merchant, flow).stream()
                .filter(one -> one.getVersion() == version)
                .findFirst()
                .orElseThrow(() -> new NoSuchVersion(flow, version));
    }

    /**
     * What changed from the version before.
     *
     * @return nothing for the oldest there is
     * @throws NoSuchVersion when the merchant has no such version
     */
    public List<FlowChange> changes(MerchantId merchant, String flow, int version) {
        var now = version(merchant, flow, version);
        return versions(merchant, flow).stream()
                .filter(one -> one.getVersion() < version)
                .findFirst()
                .map(before -> Comparison.of(files.model(before), files.model(now), flow))
                .orElse(List.of());
    }

    /** What a draft changes in the newest version; nothing where there is none. */
    List<FlowChange> changesOf(MerchantId merchant, ProcessDefinition draft) {
        return definitions(merchant).getOrDefault(draft.getKey(), List.of()).stream()
                .findFirst()
                .map(live -> Comparison.of(files.model(live), files.model(draft), draft.getKey()))
                .orElse(List.of());
    }

    /**
     * The names of the files that were deployed together with a version, itself among them.
     *
     * @throws NoSuchVersion when the merchant has no such version
     */
    public List<String> files(MerchantId merchant, String flow, int version) {
        return files.names(version(merchant, flow, version));
    }

    /**
     * Goes back to an older version: its files are deployed anew, as the newest version, with those they came with.
     *
     * @throws NoSuchVersion when the merchant has no such version
     * @throws SharedFlow    when it is none of their own
     * @throws FlowRefused   when it calls what is not there any more, or what is not allowed any more
     */
    public void rollBack(MerchantId merchant, AgentId by, String flow, int version) {
        var wanted = ensureOwn(version(merchant, flow, version));
        deployments.deploy(merchant, by, files.deployment(wanted).getName(), files.read(wanted));
    }

    private static ProcessDefinition ensureOwn(ProcessDefinition definition) {
        if (definition.getTenantId() == null) {
            throw new SharedFlow(definition.getKey());
        }
        return definition;
    }

    /**
     * Deletes one version. When it was the newest, the one before runs from now on; when it was the only one, the flow that
     * all share under this key, if there is one.
     *
     * @throws NoSuchVersion when the merchant has no such version
     * @throws SharedFlow    when it is none of their own
     * @throws FlowInUse     when conversations are in it
     */
    @Transactional
    public void delete(MerchantId merchant, String flow, int version) {
        delete(merchant, List.of(version(merchant, flow, version)));
    }

    /**
     * Deletes a flow with all its versions, or nothing.
     *
     * @throws NoSuchVersion when the merchant has no such flow
     * @throws SharedFlow    when it is none of their own
     * @throws FlowInUse     when conversations are in one of its versions
     */
    @Transactional
    public void delete(MerchantId merchant, String flow) {
        delete(merchant, versions(merchant, flow));
    }

    private void delete(MerchantId merchant, List<ProcessDefinition> versions) {
        versions.forEach(FlowVersions::ensureOwn);
        var conversations = running.of(merchant);
        var inUse = versions.stream()
                .mapToLong(one -> conversations.getOrDefault(one.getId(), 0L))
                .sum();
        if (inUse > 0) {
            throw new FlowInUse(inUse);
        }
        versions.forEach(files::delete);
    }
}
