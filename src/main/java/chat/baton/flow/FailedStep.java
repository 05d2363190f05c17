package chat.baton.flow;

import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.handover.Handover;
import chat.baton.handover.HelpReason;
import chat.baton.handover.HelpWanted;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.beans.factory.BeanFactory;

/**
 * A step has failed for good: an incident in Cockpit, and a help request that names the step and why. Whoever has it tried
 * again there lets the customer go on, too.
 */
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
        var reason = failed(execution, activity, String.valueOf(message));
        var farewell = beans.getBean(BotSettings.class)
                .of(DraftTenant.owner(execution.getTenantId()))
                .in(beans.getBean(SpokenLanguages.class).of(conversation(execution)))
                .farewell();
        beans.getBean(AtCommit.class).run(() -> beans.getBean(Handover.class)
                .askForHelp(conversation(execution), new HelpWanted(reason, farewell).whateverTheHour()));
    }

    private static String failed(ExecutionEntity execution, String activity, String message) {
        var step = execution.getProcessDefinition().findActivity(activity).getName();
        return HelpReason.STEP_FAILED.words(step == null ? activity : step, message);
    }

    private static ConversationId conversation(ExecutionEntity execution) {
        return ConversationId.of(execution.getProcessBusinessKey());
    }

    /** Also called for every job that was done. Only where a flow is paused has somebody had a step tried again, as in Cockpit. */
    @Override
    public void resolveIncident(IncidentContext context) {
        paused(context).ifPresent(execution -> incidents(context)
                .forEach(incident -> goOn(conversation(execution), failed(execution, incident.getActivityId(), ""))));
        super.resolveIncident(context);
    }

    private static Optional<ExecutionEntity> paused(IncidentContext context) {
        return Optional.ofNullable(context.getExecutionId())
                .map(Context.getCommandContext().getExecutionManager()::findExecutionById)
                .filter(execution -> execution.isSuspended() && FlowContext.isFlow(execution));
    }

    private static List<Incident> incidents(IncidentContext context) {
        return Context.getCommandContext().getIncidentManager().findIncidentByConfiguration(context.getConfiguration());
    }

    private void goOn(ConversationId conversation, String reason) {
        beans.getBean(AtCommit.class).run(() -> stopWaiting(conversation, reason));
    }

    /** Who waits for a person because of the step alone goes on with the bot. */
    private void stopWaiting(ConversationId id, String reason) {
        var conversation = beans.getBean(Conversations.class).lock(id);
        var help = conversation.help();
        if (conversation.heldBy(Holder.QUEUE) && help != null && help.reason().startsWith(reason)) {
            beans.getBean(Handover.class).stopWaiting(conversation);
        }
    }
}
