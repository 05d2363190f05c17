package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.team.Presence;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The switch at the top of every page by which somebody says whether they are there for customers. */
@Controller
class PresenceSwitch {

    private final Presence presence;

    PresenceSwitch(Presence presence) {
        this.presence = presence;
    }

    @PostMapping("/me/away")
    String choose(
            @RequestParam boolean away,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        presence.choose(me, away);
        model.addAttribute("away", away);
        return fragment ? "dashboard/page :: presence" : "redirect:/";
    }
}
