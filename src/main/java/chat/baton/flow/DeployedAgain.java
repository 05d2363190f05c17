package chat.baton.flow;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.repository.DefaultDeploymentHandler;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;

/**
 * A merchant's file that says the same as the last time is no new version only while that is what runs: since then
 * somebody else may have deployed another one, gone back, or deleted it.
 */
class DeployedAgain extends DefaultDeploymentHandler {

    private final RepositoryService repository;

    DeployedAgain(ProcessEngine engine) {
        super(engine);
        this.repository = engine.getRepositoryService();
    }

    @Override
    public boolean shouldDeployResource(Resource file, Resource before) {
        return super.shouldDeployResource(file, before) || !runs(before);
    }

    private boolean runs(Resource file) {
        if (!file.getName().endsWith(".bpmn")) {
            return true;
        }
        var flows = repository
                .createProcessDefinitionQuery()
                .deploymentId(file.getDeploymentId())
                .processDefinitionResourceName(file.getName())
                .list();
        return !flows.isEmpty() && flows.stream().allMatch(this::isNewest);
    }

    /** What all share is deployed at each start, and not on top of what an admin has put in its place. */
    private boolean isNewest(ProcessDefinition flow) {
        return flow.getTenantId() == null
                || repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(flow.getKey())
                                .tenantIdIn(flow.getTenantId())
                                .latestVersion()
                                .singleResult()
                                .getVersion()
                        == flow.getVersion();
    }
}
