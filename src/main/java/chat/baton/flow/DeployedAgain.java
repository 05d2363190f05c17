package chat.baton.flow;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.repository.DefaultDeploymentHandler;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;

/**
 * A merchant's file that says the same as the last time is no new version only while that is what runs: since then
 * somebody else may have deployed another one, gone back, or deleted it.
 */
class DeployedAgain extends DefaultDeploymentHandler {

    DeployedAgain(ProcessEngine engine) {
        super(engine);
    }

    @Override
    public boolean shouldDeployResource(Resource file, Resource before) {
        return super.shouldDeployResource(file, before) || !runs(before);
    }

    private boolean runs(Resource file) {
        if (!file.getName().endsWith(".bpmn")) {
            return true;
        }
        var flows = definitions().findProcessDefinitionsByDeploymentId(file.getDeploymentId()).stream()
                .filter(flow -> file.getName().equals(flow.getResourceName()))
                .toList();
        return !flows.isEmpty() && flows.stream().allMatch(DeployedAgain::isNewest);
    }

    /** What all share is deployed at each start, and not on top of what an admin has put in its place. */
    private static boolean isNewest(ProcessDefinition flow) {
        return flow.getTenantId() == null
                || definitions()
                                .findLatestProcessDefinitionByKeyAndTenantId(flow.getKey(), flow.getTenantId())
                                .getVersion()
                        == flow.getVersion();
    }

    /** Not the engine's query, which reads all of each flow to tell its documentation: a second of each start. */
    private static ProcessDefinitionManager definitions() {
        return Context.getCommandContext().getProcessDefinitionManager();
    }
}
