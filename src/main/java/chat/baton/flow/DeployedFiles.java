package chat.baton.flow;

import chat.baton.flow.inspection.FlowFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The files a flow was deployed with, itself among them. */
@Component
class DeployedFiles {

    private final RepositoryService repository;

    DeployedFiles(RepositoryService repository) {
        this.repository = repository;
    }

    Deployment deployment(ProcessDefinition flow) {
        return repository
                .createDeploymentQuery()
                .deploymentId(flow.getDeploymentId())
                .singleResult();
    }

    List<String> names(ProcessDefinition flow) {
        return repository.getDeploymentResourceNames(flow.getDeploymentId()).stream()
                .sorted()
                .toList();
    }

    List<FlowFile> read(ProcessDefinition flow) {
        var deployment = flow.getDeploymentId();
        return names(flow).stream()
                .map(name -> new FlowFile(name, read(repository.getResourceAsStream(deployment, name))))
                .toList();
    }

    /** The diagram alone. */
    byte[] model(ProcessDefinition flow) {
        return read(repository.getProcessModel(flow.getId()));
    }

    private static byte[] read(InputStream opened) {
        try (var content = opened) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a flow, with its files unless other flows or tables came in the same deployment. */
    void delete(ProcessDefinition flow) {
        var deployment = flow.getDeploymentId();
        var flows = repository.createProcessDefinitionQuery().deploymentId(deployment);
        var tables = repository.createDecisionDefinitionQuery().deploymentId(deployment);
        if (flows.count() + (DraftTenant.is(flow.getTenantId()) ? 0 : tables.count()) == 1) {
            repository.deleteDeployment(deployment);
        } else {
            repository.deleteProcessDefinition(flow.getId());
        }
    }
}
