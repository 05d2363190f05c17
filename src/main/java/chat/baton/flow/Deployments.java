package chat.baton.flow;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.inspection.Fault;
import chat.baton.flow.inspection.FlowFile;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Service;

/** The flows of merchants, as files that come in and versions that run. */
@Service
public class Deployments {

    private final RepositoryService repository;
    private final FlowCatalogue flows;

    Deployments(RepositoryService repository, FlowCatalogue flows) {
        this.repository = repository;
        this.flows = flows;
    }

    /**
     * Makes new versions of the merchant's own flows, tables and forms, all of them or none. Files of the same person that
     * say what runs already change nothing.
     *
     * @param name what the files are together; the same name again is the same thing, changed
     * @throws FlowRefused with everything that has to be changed before
     */
    public void deploy(MerchantId merchant, AgentId by, String name, List<FlowFile> files) {
        deploy(merchant.value(), by, name, files);
    }

    /** For a tenant of the engine. */
    void deploy(String tenant, AgentId by, String name, List<FlowFile> files) {
        if (files.isEmpty()) {
            throw new FlowRefused(List.of(new Fault(name, null, null, 0, "There is no file to deploy.")));
        }
        var deployment = repository
                .createDeployment()
                .name(name)
                .tenantId(tenant)
                .source(by.value())
                .enableDuplicateFiltering(false);
        files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        try {
            deployment.deploy();
        } catch (FlowRefused | ProcessEnginePersistenceException e) {
            throw e;
        } catch (ProcessEngineException e) {
            throw new FlowRefused(faults(name, e));
        }
    }

    /** What the engine itself finds wrong. */
    private static List<Fault> faults(String name, ProcessEngineException refusal) {
        return refusal instanceof ParseException broken
                ? broken.getResorceReports().stream()
                        .flatMap(report -> report.getErrors().stream()
                                .map(error -> new Fault(
                                        report.getResourceName(),
                                        error.getMainElementId(),
                                        null,
                                        error.getLine(),
                                        error.getMessage())))
                        .toList()
                : List.of(new Fault(name, null, null, 0, String.valueOf(refusal.getMessage())));
    }

    /** The flows this merchant's customers get, by key. */
    public List<DeployedFlow> of(MerchantId merchant) {
        var deployments = repository
                .createDeploymentQuery()
                .tenantIdIn(merchant.value())
                .includeDeploymentsWithoutTenantId()
                .list()
                .stream()
                .collect(Collectors.toMap(Deployment::getId, Function.identity()));
        return flows.of(merchant).stream()
                .filter(flow -> !FlowGate.RESERVED.contains(flow.key()))
                .map(flow -> described(flow, deployments))
                .toList();
    }

    private static DeployedFlow described(FlowCatalogue.Flow flow, Map<String, Deployment> deployments) {
        var deployment = Objects.requireNonNull(deployments.get(flow.deployment()));
        var ours = FlowDeployer.SOURCE.equals(deployment.getSource());
        return new DeployedFlow(
                flow.key(),
                flow.name(),
                flow.properties().description(),
                flow.properties().triggers(),
                flow.version(),
                flow.properties().startable(),
                deployment.getTenantId() != null,
                flow.properties().languages(),
                flow.missing(),
                ours ? null : deployment.getSource(),
                deployment.getDeploymentTime().toInstant());
    }
}
