package chat.baton.flow;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready only when the flows are deployed. */
@Component
class FlowsHealthIndicator implements HealthIndicator {

    private final FlowDeployer deployer;

    FlowsHealthIndicator(FlowDeployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public Health health() {
        return deployer.isDone() ? Health.up().build() : Health.outOfService().build();
    }
}
