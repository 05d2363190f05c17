package chat.baton;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(Baton.class);

    @Test
    void everyModuleUsesOnlyWhatItMay() {
        modules.verify();
    }

    /** The diagram goes to target/spring-modulith-docs. */
    @Test
    void drawsTheModules() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
