package chat.baton.flow;

import jakarta.ws.rs.Path;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/** Hands Cockpit the files of {@link ConversationLink}. */
@Path("plugin/" + ConversationLink.ID)
public class ConversationLinkFiles extends AbstractCockpitPluginRootResource {

    public ConversationLinkFiles() {
        super(ConversationLink.ID);
    }
}
