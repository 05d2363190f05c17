package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine remembers goes when its time has come, without anybody asking for it. */
@Scenario
class RetentionScenarioTests {

    @Autowired
    World world;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    private long remembered(String instance) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .count();
    }

    @Test
    void theEngineForgetsAnEndedFlowWhenItsTimeHasCome() {
        var anna = world.customer().writes("LAMP").reads("Which one");
        var instance = world.conversationOf(anna).place().instance();
        anna.writes("stop").reads("Stopped");
        await().until(() -> remembered(instance) == 1);
        jdbc.sql("update act_hi_procinst set removal_time_ = now() - interval '1 day' where id_ = ?")
                .param(instance)
                .update();

        history.cleanUpHistoryAsync();

        await().atMost(Duration.ofSeconds(60)).until(() -> remembered(instance) == 0);
    }

    @Test
    void itLooksForWhatMayGoAllDayLong() {
        assertThat(history.findHistoryCleanupJobs()).isNotEmpty().allSatisfy(job -> {
            assertThat(job.isSuspended()).isFalse();
            assertThat(job.getDuedate()).isNotNull();
        });
    }
}
