package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.team.Team;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The bar at the top of a page that stays open. */
@Controller
class AlarmsPanel {

    private final Alarms alarms;
    private final Team team;

    AlarmsPanel(Alarms alarms, Team team) {
        this.alarms = alarms;
        this.team = team;
    }

    @GetMapping("/alarms")
    String now(@AuthenticationPrincipal AgentId me, Model model) {
        model.addAttribute("alarms", alarms.of(team.merchantsOf(me)));
        model.addAttribute("merchant", ChannelsPage.ROLES.stream().anyMatch(role -> team.is(me, role)));
        return "dashboard/alarms :: alarms";
    }
}
