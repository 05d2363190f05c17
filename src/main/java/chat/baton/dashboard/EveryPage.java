package chat.baton.dashboard;

import chat.baton.conversation.Changes;
import chat.baton.conversation.Conversations;
import chat.baton.core.AgentId;
import chat.baton.team.Presence;
import chat.baton.team.Role;
import chat.baton.team.Team;
import chat.baton.team.Teams;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands at the top of every page: who I am, where I may go, what fails, and the bell. */
@ControllerAdvice(
        assignableTypes = {
            LivePage.class,
            OverviewPage.class,
            ChannelsPage.class,
            DraftPage.class,
            FlowPage.class,
            FlowsPage.class,
            MigrationPage.class,
            OperationsPage.class,
            RecordingsPage.class,
            RepliesPage.class,
            SettingsPage.class,
            SweepPage.class
        })
class EveryPage {

    private final Conversations conversations;
    private final Changes changes;
    private final Team team;
    private final Teams teams;
    private final Presence presence;
    private final Clock clock;
    private final Alarms alarms;
    private final boolean sandbox;

    EveryPage(
            Conversations conversations,
            Changes changes,
            Team team,
            Teams teams,
            Presence presence,
            Clock clock,
            Alarms alarms,
            @Value("${baton.sandbox.enabled:false}") boolean sandbox) {
        this.conversations = conversations;
        this.changes = changes;
        this.team = team;
        this.teams = teams;
        this.presence = presence;
        this.clock = clock;
        this.alarms = alarms;
        this.sandbox = sandbox;
    }

    @ModelAttribute
    void top(@AuthenticationPrincipal AgentId id, Locale locale, Model model) {
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
        // Before anything is read that the page shows: what changes from now on the page hears.
        model.addAttribute("mark", changes.now());
        model.addAttribute("me", id.value());
        model.addAttribute("myTeams", teams.joinedBy(id));
        var waiting = conversations.waitingForHelp(team.merchantsOf(id)).stream()
                .map(one -> Waiting.of(one, clock.instant(), locale))
                .toList();
        model.addAttribute("waiting", waiting);
        model.addAttribute("helpWanted", waiting.size());
        model.addAttribute("alarms", alarms.of(team.merchantsOf(id)));
    }
}
