package chat.baton.dashboard;

import chat.baton.core.AgentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The left of the page: conversations, newest activity first. */
@Controller
class ListPanel {

    private final Lists lists;
    private final boolean sandbox;

    ListPanel(Lists lists, @Value("${baton.sandbox.enabled:false}") boolean sandbox) {
        this.lists = lists;
        this.sandbox = sandbox;
    }

    @GetMapping("/list")
    String list(@ModelAttribute("query") ListQuery query, @AuthenticationPrincipal AgentId me, Model model) {
        model.addAttribute("sandbox", sandbox);
        model.addAttribute("list", lists.panel(query, null, me));
        return "dashboard/list :: list";
    }

    @GetMapping("/list/rows")
    String more(
            @ModelAttribute("query") ListQuery query,
            @RequestParam String cursor,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        model.addAttribute("list", Unusable.unlessReadable(() -> lists.rows(query, cursor, me)));
        return "dashboard/list :: rows";
    }
}
