package chat.baton.team;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets ids of merchants and agents have the forms we give them: the engine by itself takes letters and digits only. */
@Component
class EngineIds extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setUserResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._@+-]{0,63}");
        engine.setTenantResourceWhitelistPattern("[a-z0-9][a-z0-9-]{0,63}");
        engine.setGroupResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9-]{0,63}");
    }
}
