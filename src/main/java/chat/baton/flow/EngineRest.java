package chat.baton.flow;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.stereotype.Component;

/** The engine's own interface for programs, among them Modeler. */
@Component
class EngineRest extends CamundaJerseyResourceConfig {

    private final IdentityService identity;

    EngineRest(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void registerAdditionalResources() {
        register(new DeploymentOfTheCaller(identity));
    }
}
