package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a balancer and whoever restarts processes are told. */
@Scenario
class HealthScenarioTests {

    private static final String ROUTE = "channel-x-confirm";

    @Autowired
    World world;

    @Autowired
    CamelContext camel;

    private int asks(String group) {
        return new Visitor(world.port()).gets("/actuator/health/" + group).statusCode();
    }

    @Test
    void aNodeWithAStoppedRouteIsNotReadyButAlive() throws Exception {
        assertThat(asks("readiness")).isEqualTo(200);

        camel.getRouteController().stopRoute(ROUTE);
        try {
            assertThat(asks("readiness")).isEqualTo(503);
            assertThat(asks("liveness")).isEqualTo(200);
        } finally {
            camel.getRouteController().startRoute(ROUTE);
        }
        assertThat(asks("readiness")).isEqualTo(200);
    }

    @Test
    void strangersLearnNoDetails() {
        assertThat(new Visitor(world.port()).gets("/actuator/health").body())
                .doesNotContain("components", "database", "PostgreSQL");
    }
}
