package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.team.Merchant;
import chat.baton.team.Team;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the shop is doing: where customers are now, how they came and went, who helped them, and what they bought. */
@Controller
class OverviewPage {

    private final OverviewPanel panel;
    private final Team team;

    OverviewPage(OverviewPanel panel, Team team) {
        this.panel = panel;
        this.team = team;
    }

    /**
     * @param merchant absent for the first of the person's own
     * @param period   see {@link PeriodChoice}
     * @param flow     whose diagram is shown; absent for the busiest
     */
    @GetMapping("/overview")
    String show(
            @RequestParam(required = false) @Nullable String merchant,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String flow,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        panel.fill(merchant, period, flow, me, model);
        model.addAttribute("merchants", merchantsOf(me));
        return "dashboard/overview";
    }

    private List<Merchant> merchantsOf(AgentId me) {
        var mine = team.merchantsOf(me);
        return team.merchants().stream()
                .filter(merchant -> mine.contains(merchant.id()))
                .sorted(Comparator.comparing(Merchant::name))
                .toList();
    }
}
