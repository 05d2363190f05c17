package chat.baton.flow;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/**
 * Leads from a process instance in Cockpit to the conversation it runs in. Cockpit finds it by its file in {@code
 * META-INF/services}; what it shows lies in {@code plugin-webapp/baton}.
 *
 * @see <a href="https://docs.camunda.org/manual/7.24/webapps/cockpit/extend/plugins/">Cockpit plugins (read 2026-11)</a>
 */
public class ConversationLink extends AbstractCockpitPlugin {

    static final String ID = "baton";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(ConversationLinkFiles.class);
    }
}
