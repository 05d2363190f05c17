package chat.baton.dashboard;

import chat.baton.core.AgentId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an agent arrives: the conversations of their merchants. */
@Controller
class HomePage {

    private final Lists lists;

    HomePage(Lists lists) {
        this.lists = lists;
    }

    @GetMapping("/")
    String show(
            @ModelAttribute("query") ListQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        model.addAttribute("list", Unusable.unlessReadable(() -> lists.panel(query, cursor, me)));
        return "dashboard/home";
    }
}
