package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a customer's message costs the database, all three transactions together. */
@Scenario
class StatementScenarioTests {

    private static final int MOST = 16;
    /** Polls of idle loops, which no message causes. */
    private static final List<String> IDLE = List.of(
            "payment",
            "ACT_RU_JOB",
            "ACT_RU_METER",
            "account_pause (",
            "update media",
            "pg_current_snapshot",
            "from presence",
            "ACT_RE_DECISION_DEF");

    @Autowired
    World world;

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anAnswerOnTheCheckoutsWayCostsSixteenStatementsAtMost() {
        world.restocks();
        var anna = world.customer();
        anna.writes("LAMP").reads("Which one").taps("Medium", "LAMP-M").reads("How many");
        anna.writes("2").reads("name").writes("Anna Meier").reads("e-mail");
        nothingIsUnderWay();

        statements.look();
        anna.writes("anna@example.com").reads("phone");
        nothingIsUnderWay();
        var seen = statements.seen().stream()
                .filter(sql -> IDLE.stream().noneMatch(sql::contains))
                .toList();

        assertThat(useful(seen)).as(String.join("\n", seen)).hasSizeBetween(8, MOST);
    }

    @Test
    void aFlowsDefinitionIsReadOnceASecondHoweverOftenItsCustomersWrite() {
        world.restocks();
        var customers = IntStream.range(0, 4).mapToObj(one -> world.customer()).toList();
        customers.forEach(customer -> customer.writes("LAMP")
                .reads("Which one")
                .taps("Medium", "LAMP-M")
                .reads("How many"));
        nothingIsUnderWay();
        statements.look();
        var started = System.nanoTime();
        for (var customer : customers) {
            customer.writes("2").reads("name").writes("Anna Meier").reads("e-mail");
            customer.writes("anna@example.com")
                    .reads("phone")
                    .writes("+49 30 901820")
                    .reads("Where");
        }
        var seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();

        var read = statements.seen().stream()
                .filter(sql -> sql.contains("ACT_RE_PROCDEF where ID_"))
                .count();
        assertThat(read).isLessThanOrEqualTo(seconds + 2).isLessThan(16);
    }

    /** Without the looks of this test itself and claims that found nothing. */
    private static List<String> useful(List<String> seen) {
        return seen.stream().filter(sql -> !sql.startsWith("select count(*)")).toList();
    }

    private void nothingIsUnderWay() {
        await().until(() -> jdbc.sql("select count(*) from delivery where status in ('queued', 'sending')")
                        .query(Long.class)
                        .single()
                == 0);
    }
}
