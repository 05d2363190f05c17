package chat.baton.flow;

import java.util.Date;
import org.camunda.bpm.engine.impl.history.DefaultHistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/** When what the engine remembers of an instance may go: as long after its start as its merchant wants, or else its flow says. */
class RemovalTimes extends DefaultHistoryRemovalTimeProvider {

    private final HistorySettings settings;

    RemovalTimes(HistorySettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable Date calculateRemovalTime(
            HistoricProcessInstanceEventEntity instance, ProcessDefinition definition) {
        var kept = instance.getTenantId() == null ? null : settings.of(DraftTenant.owner(instance.getTenantId()));
        return kept == null || instance.getStartTime() == null
                ? super.calculateRemovalTime(instance, definition)
                : Date.from(instance.getStartTime().toInstant().plus(kept));
    }
}
