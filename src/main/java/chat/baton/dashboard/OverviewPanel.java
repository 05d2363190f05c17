package chat.baton.dashboard;

import chat.baton.core.AgentId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures alone, for a page that is there already. */
@Controller
class OverviewPanel {

    private final Overviews overviews;
    private final OverviewDrawings drawings;
    private final OwnMerchants own;
    private final boolean sandbox;

    OverviewPanel(
            Overviews overviews,
            OverviewDrawings drawings,
            OwnMerchants own,
            @Value("${baton.sandbox.enabled:false}") boolean sandbox) {
        this.overviews = overviews;
        this.drawings = drawings;
        this.own = own;
        this.sandbox = sandbox;
    }

    @GetMapping("/overview/figures")
    String figures(
            @RequestParam(required = false) @Nullable String merchant,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String flow,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        fill(merchant, period, flow, me, model);
        model.addAttribute("sandbox", sandbox);
        return "dashboard/overview :: figures";
    }

    void fill(@Nullable String merchant, @Nullable String period, @Nullable String flow, AgentId me, Model model) {
        var overview = overviews.of(own.chosenOrFirst(merchant, me), PeriodChoice.of(period));
        var shown = overview.flow(flow);
        model.addAttribute("overview", overview);
        model.addAttribute("flow", shown);
        model.addAttribute("periods", PeriodChoice.values());
        model.addAttribute("drawings", shown == null ? "[]" : drawings.of(shown));
    }
}
