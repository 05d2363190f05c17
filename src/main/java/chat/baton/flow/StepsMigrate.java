package chat.baton.flow;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.migration.DefaultMigrationActivityMatcher;
import org.camunda.bpm.engine.impl.migration.DefaultMigrationInstructionGenerator;
import org.camunda.bpm.engine.impl.migration.instance.MigratingActivityInstance;
import org.camunda.bpm.engine.impl.migration.instance.MigratingProcessInstance;
import org.camunda.bpm.engine.impl.migration.validation.instance.MigratingActivityInstanceValidationReportImpl;
import org.camunda.bpm.engine.impl.migration.validation.instance.NoUnmappedLeafInstanceValidator;
import org.camunda.bpm.engine.impl.migration.validation.instance.SupportedActivityInstanceValidator;
import org.camunda.bpm.engine.impl.migration.validation.instance.VariableConflictActivityInstanceValidator;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * Lets the engine migrate what stands at a step of ours: it takes a service task for something that never stands still.
 *
 * @see <a href="https://docs.camunda.org/manual/7.24/user-guide/process-engine/process-instance-migration/">Process instance
 *     migration, "Instruction applicability" (read 2026-11)</a>
 */
final class StepsMigrate {

    private StepsMigrate() {}

    static void allow(ProcessEngineConfigurationImpl engine) {
        engine.setMigrationInstructionGenerator(
                new DefaultMigrationInstructionGenerator(new DefaultMigrationActivityMatcher()) {
                    @Override
                    protected boolean isValidActivity(ActivityImpl activity) {
                        return waits(activity) || super.isValidActivity(activity);
                    }
                });
        engine.setMigratingActivityInstanceValidators(List.of(
                new NoUnmappedLeafInstanceValidator(),
                new VariableConflictActivityInstanceValidator(),
                new SupportedActivityInstanceValidator() {
                    @Override
                    public void validate(
                            MigratingActivityInstance standing,
                            MigratingProcessInstance instance,
                            MigratingActivityInstanceValidationReportImpl report) {
                        if (!(standing.getSourceScope() instanceof ActivityImpl activity) || !waits(activity)) {
                            super.validate(standing, instance, report);
                        }
                    }
                }));
    }

    private static boolean waits(ActivityImpl activity) {
        return StepSettings.belongTo(activity) && StepSettings.of(activity).waits();
    }
}
