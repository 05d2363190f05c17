package chat.baton.flow;

import chat.baton.conversation.ConversationId;
import chat.baton.handover.Handover;
import chat.baton.handover.HelpReason;
import chat.baton.handover.HelpWanted;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.beans.factory.BeanFactory;

/** A step has failed for good: an incident in Cockpit, and a help request that names the step and why. */
class FailedStep extends DefaultIncidentHandler {

    private final BeanFactory beans;

    FailedStep(BeanFactory beans) {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
        this.beans = beans;
    }

    @Override
    public Incident createIncident(IncidentContext context, String message) {
        var incident = super.createIncident(context, message);
        if (Batch.TYPE_PROCESS_INSTANCE_MIGRATION.equals(type(context))) {
            beans.getBean(AtCommit.class)
                    .run(() -> beans.getBean(FailedMigration.class).tell(context.getConfiguration(), message));
        } else if (context.getExecutionId() != null) {
            var execution =
                    Context.getCommandContext().getExecutionManager().findExecutionById(context.getExecutionId());
            if (FlowContext.isFlow(execution)) {
                askForHelp(execution, context.getActivityId(), message);
            }
        }
        return incident;
    }

    private static String type(IncidentContext context) {
        var job = Context.getCommandContext().getJobManager().findJobById(context.getConfiguration());
        return job == null ? "" : job.getJobHandlerType();
    }

    private void askForHelp(ExecutionEntity execution, String activity, String message) {
        var conversation = ConversationId.of(execution.getProcessBusinessKey());
        var step = execution.getProcessDefinition().findActivity(activity).getName();
        var reason = HelpReason.STEP_FAILED.words(step == null ? activity : step, String.valueOf(message));
        var farewell = beans.getBean(BotSettings.class)
                .of(DraftTenant.owner(execution.getTenantId()))
                .farewell();
        beans.getBean(AtCommit.class).run(() -> beans.getBean(Handover.class)
                .askForHelp(conversation, new HelpWanted(reason, farewell).whateverTheHour()));
    }
}
