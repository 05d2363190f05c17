package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.junit.jupiter.api.Test;

class RemovalTimesTests {

    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

    private final RemovalTimes times =
            new RemovalTimes(new HistorySettings(Map.of("lamps", new HistorySettings.Own(Duration.ofDays(10)))));

    private Instant removalOf(String tenant) {
        var instance = new HistoricProcessInstanceEventEntity();
        instance.setTenantId(tenant);
        instance.setStartTime(Date.from(START));
        instance.setEventType(HistoryEventTypes.PROCESS_INSTANCE_START.getEventName());
        var flow = new ProcessDefinitionEntity();
        flow.setHistoryTimeToLive(90);
        return times.calculateRemovalTime(instance, flow).toInstant();
    }

    @Test
    void followTheMerchantsWish() {
        assertThat(removalOf("lamps")).isEqualTo(START.plus(Duration.ofDays(10)));
        assertThat(removalOf("lamps/draft")).isEqualTo(START.plus(Duration.ofDays(10)));
    }

    @Test
    void followTheFlowWhereTheMerchantHasNoWish() {
        assertThat(removalOf("books")).isBetween(START.plus(Duration.ofDays(89)), START.plus(Duration.ofDays(91)));
        assertThat(removalOf(null)).isEqualTo(removalOf("books"));
    }
}
