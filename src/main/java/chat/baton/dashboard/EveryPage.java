package chat.baton.dashboard;

import chat.baton.conversation.Conversations;
import chat.baton.core.AgentId;
import chat.baton.team.Presence;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.util.Collections;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands at the top of every page: who I am, where I may go, what fails, and the bell. */
@ControllerAdvice(
        assignableTypes = {
            HomePage.class,
            ConversationPage.class,
            ChannelsPage.class,
            RepliesPage.class,
            SettingsPage.class
        })
class EveryPage {

    private final Conversations conversations;
    private final Team team;
    private final Presence presence;
    private final Alarms alarms;
    private final boolean sandbox;

    EveryPage(
            Conversations conversations,
            Team team,
            Presence presence,
            Alarms alarms,
            @Value("${baton.sandbox.enabled:false}") boolean sandbox) {
        this.conversations = conversations;
        this.team = team;
        this.presence = presence;
        this.alarms = alarms;
        this.sandbox = sandbox;
    }

    @ModelAttribute
    void top(@AuthenticationPrincipal AgentId id, Model model) {
        var me = team.agent(id);
        model.addAttribute("myName", me.map(found -> found.name()).orElse(id.value()));
        model.addAttribute(
                "admin", me.filter(found -> found.roles().contains(Role.ADMIN)).isPresent());
        model.addAttribute(
                "merchant",
                me.filter(found -> !Collections.disjoint(found.roles(), ChannelsPage.ROLES))
                        .isPresent());
        model.addAttribute("away", presence.hasChosenAway(id));
        model.addAttribute("sandbox", sandbox);
        model.addAttribute("alarms", alarms.of(team.merchantsOf(id)));
        model.addAttribute(
                "helpWanted", conversations.waitingForHelp(team.merchantsOf(id)).size());
    }
}
