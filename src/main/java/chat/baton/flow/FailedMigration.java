package chat.baton.flow;

import chat.baton.flow.Migrating.Outcome;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.batch.BatchJobConfiguration;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.springframework.stereotype.Component;

/**
 * A conversation could not go over, however often it was tried. It is as it was; the reason is kept with the migration, so that
 * nothing of it is left in the engine for people to repair.
 */
@Component
class FailedMigration {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final MigrationTable table;

    FailedMigration(RuntimeService runtime, ManagementService management, MigrationTable table) {
        this.runtime = runtime;
        this.management = management;
        this.table = table;
    }

    /** @param job of the engine's batch, which has no retries left */
    void tell(String job, String why) {
        var failed = ((RuntimeServiceImpl) runtime).getCommandExecutor().execute(context -> read(context, job));
        failed.getIds().forEach(instance -> table.tell(failed.getBatchId(), instance, Outcome.FAILED, why));
        management.deleteJob(job);
    }

    private static MigrationBatchConfiguration read(CommandContext context, String job) {
        var configuration =
                (BatchJobConfiguration) context.getJobManager().findJobById(job).getJobHandlerConfiguration();
        var bytes = context.getDbEntityManager()
                .selectById(ByteArrayEntity.class, configuration.getConfigurationByteArrayId());
        return new MigrationBatchJobHandler()
                .readConfiguration(Objects.requireNonNull(bytes).getBytes());
    }
}
