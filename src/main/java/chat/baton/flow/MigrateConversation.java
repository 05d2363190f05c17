package chat.baton.flow;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.BeanFactory;

/** The engine's own migration of one instance, whoever started the batch, while the instance's conversation is locked. */
class MigrateConversation extends MigrationBatchJobHandler {

    private final BeanFactory beans;

    MigrateConversation(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void executeHandler(
            MigrationBatchConfiguration job, ExecutionEntity execution, CommandContext context, String tenant) {
        var migration = beans.getBean(ConversationMigration.class);
        var going = new ArrayList<>(job.getIds());
        going.removeIf(instance -> !migration.begin(job.getBatchId(), instance, job.getMigrationPlan()));
        if (!going.isEmpty()) {
            job.setIds(going);
            super.executeHandler(job, execution, context, tenant);
        }
    }
}
