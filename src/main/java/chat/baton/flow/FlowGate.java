package chat.baton.flow;

import chat.baton.flow.inspection.DecidingTable;
import chat.baton.flow.inspection.Fault;
import chat.baton.flow.inspection.FlowFile;
import chat.baton.flow.inspection.Inspection;
import chat.baton.flow.inspection.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * Where every deployment passes before the engine reads it, whatever door it came by: flows are untrusted input. Only what
 * comes with Baton is not looked through, and is known by its bytes.
 */
class FlowGate implements Deployer {

    /** Keys of flows that serve Baton itself. */
    static final Set<String> RESERVED = Set.of("takeover");

    private final ListableBeanFactory beans;

    FlowGate(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // Old deployments come by whenever the engine reads them again.
        if (deployment.isNew()) {
            ensureOwn(deployment.getTenantId());
            look(deployment);
        }
    }

    private static void ensureOwn(@Nullable String tenant) {
        var caller = Context.getCommandContext().getAuthentication();
        if (caller != null
                && !caller.getGroupIds().contains(Groups.CAMUNDA_ADMIN)
                && !caller.getTenantIds().contains(tenant == null ? null : DraftTenant.merchant(tenant))) {
            throw new AuthorizationException("You may deploy flows of your own merchant only.");
        }
    }

    private void look(DeploymentEntity deployment) {
        var tenant = deployment.getTenantId();
        var files = deployment.getResources().values().stream()
                .filter(file -> tenant != null || !comesWithBaton(file))
                .map(file -> new FlowFile(file.getName(), file.getBytes()))
                .toList();
        refuse(Inspection.of(files, surroundings(tenant)));
        refuse(files.stream().flatMap(this::unreadable).toList());
        if (deployment.getResources().keySet().stream().anyMatch(name -> name.endsWith(".dmn"))) {
            tables().forget();
        }
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FlowRefused(faults);
        }
    }

    private Stream<Fault> unreadable(FlowFile file) {
        return file.name().endsWith(".dmn")
                ? Arrays.stream(DecidingTable.values()).flatMap(table -> tables().faults(table, file).stream())
                : Stream.of();
    }

    private TableMemory tables() {
        return beans.getBean(TableMemory.class);
    }

    private static boolean comesWithBaton(ResourceEntity file) {
        var ours = new ClassPathResource(file.getName());
        try {
            return file.getName().matches("processes/[\\w.-]+")
                    && ours.exists()
                    && Arrays.equals(ours.getContentAsByteArray(), file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Surroundings surroundings(@Nullable String tenant) {
        return new Surroundings(
                steps(JavaDelegate.class, ActivityBehavior.class),
                steps(WaitingStep.class),
                key -> !RESERVED.contains(key) && thereIsFlow(key, tenant),
                key -> thereIsDecision(key, tenant),
                RESERVED);
    }

    /** Those of this module: the others' serve the takeover. */
    private Set<String> steps(Class<?>... types) {
        return Arrays.stream(types)
                .flatMap(type -> Arrays.stream(beans.getBeanNamesForType(type)))
                .filter(name -> FlowGate.class
                        .getPackage()
                        .equals(Objects.requireNonNull(beans.getType(name)).getPackage()))
                .collect(Collectors.toSet());
    }

    private boolean thereIsFlow(String key, @Nullable String tenant) {
        var flows = repository().createProcessDefinitionQuery().processDefinitionKey(key);
        return (tenant == null
                                ? flows.withoutTenantId()
                                : flows.tenantIdIn(tenant, DraftTenant.merchant(tenant))
                                        .includeProcessDefinitionsWithoutTenantId())
                        .count()
                > 0;
    }

    private boolean thereIsDecision(String key, @Nullable String tenant) {
        var tables = repository().createDecisionDefinitionQuery().decisionDefinitionKey(key);
        return (tenant == null ? tables.withoutTenantId() : tables.tenantIdIn(tenant)).count() > 0;
    }

    private RepositoryService repository() {
        return Context.getProcessEngineConfiguration().getRepositoryService();
    }
}
