package chat.baton.flow;

import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Looks up what a step of some version of a flow is set to. */
@Component
class DeployedSteps {

    private final RepositoryService repository;

    DeployedSteps(RepositoryService repository) {
        this.repository = repository;
    }

    /** Absent when there is no such step any more. */
    Optional<StepSettings> settings(MerchantId merchant, String flow, int version, String step) {
        return versions(merchant, flow, version).stream()
                .<PvmActivity>map(one -> ((RepositoryServiceImpl) repository)
                        .getDeployedProcessDefinition(one.getId())
                        .findActivity(step))
                .filter(Objects::nonNull)
                .filter(StepSettings::belongTo)
                .findFirst()
                .map(StepSettings::of);
    }

    /** Shared flows, the merchant's own and drafts are numbered each by themselves. */
    private List<ProcessDefinition> versions(MerchantId merchant, String flow, int version) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(flow)
                .processDefinitionVersion(version)
                .tenantIdIn(merchant.value(), DraftTenant.of(merchant))
                .includeProcessDefinitionsWithoutTenantId()
                .list();
    }
}
