package chat.baton.flow;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** How the engine is set up beyond what its properties can say. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {

    private final ListableBeanFactory beans;

    EngineSettings(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new FlowHistory()));
        engine.setHistoryTimeToLive("P90D");
        engine.setHistoryRemovalTimeStrategy("start");
        engine.setHistoryRemovalTimeProvider(new RemovalTimes(beans.getBean(HistorySettings.class)));
        engine.setBatchOperationHistoryTimeToLive("P90D");
        // Whoever called learns of it; logging refusals of the business as errors hides the real ones.
        engine.setEnableCmdExceptionLogging(false);
        withoutLoggingContext(engine);
        engine.setTenantIdProvider(new MerchantTenant());
        var steps = new ReachableBeans(beans);
        engine.setBeans(steps);
        engine.setExpressionManager(new FlowExpressions(steps));
        engine.setCustomPreDeployers(List.of(new FlowGate(beans)));
        engine.setDeploymentHandlerFactory(DeployedAgain::new);
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new JobsDone.Counter(beans)));
        engine.setCustomSessionFactories(List.of(StepsTaken.FACTORY, new KnownDefinitions.Factory()));
        engine.setCustomPreVariableSerializers(List.<TypedValueSerializer>of(new ShortTexts()));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setCustomPreBPMNParseListeners(List.of(new FlowParser(beans), new TrailParser(beans)));
        engine.setCustomIncidentHandlers(List.<IncidentHandler>of(new FailedStep(beans)));
        engine.setCustomBatchJobHandlers(List.of(new MigrateConversation(beans)));
        StepsMigrate.allow(engine);
    }

    /** What every step would put there nobody prints: our own lines name the ids they are about. */
    private static void withoutLoggingContext(ProcessEngineConfigurationImpl engine) {
        engine.setLoggingContextActivityId(null);
        engine.setLoggingContextApplicationName(null);
        engine.setLoggingContextProcessDefinitionId(null);
        engine.setLoggingContextProcessInstanceId(null);
        engine.setLoggingContextTenantId(null);
        engine.setLoggingContextEngineName(null);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        var settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        if (DbSqlSessionFactory.POSTGRES.equals(settings.getDatabaseType())) {
            RoomForUpdates.leave(settings.getDataSource());
        }
    }
}
