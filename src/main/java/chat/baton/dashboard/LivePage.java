package chat.baton.dashboard;

import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Live Chat, where agents are all day: the conversations, one of them, and its customer. */
@Controller
class LivePage {

    private static final String PAGE = "dashboard/live";
    private static final String TALK = "dashboard/talk :: ";

    private final Lists lists;
    private final Talks talks;

    LivePage(Lists lists, Talks talks) {
        this.lists = lists;
        this.talks = talks;
    }

    @GetMapping("/")
    String none(
            @ModelAttribute("query") ListQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        model.addAttribute("list", Unusable.unlessReadable(() -> lists.panel(query, cursor, me)));
        return PAGE;
    }

    /** @param at number of the message to open it at; absent for the newest */
    @GetMapping("/conversations/{id}")
    String one(
            @PathVariable ConversationId id,
            @ModelAttribute("query") ListQuery query,
            @RequestParam(required = false) @Nullable Integer at,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        talks.fill(model, id, at, me, locale);
        model.addAttribute("list", lists.panel(query, null, me));
        return PAGE;
    }

    /** The conversation alone, for a page that has the list already. */
    @GetMapping("/conversations/{id}/talk")
    String talk(
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable Integer at,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model,
            HttpServletResponse answer) {
        talks.fill(model, id, at, me, locale);
        answer.setHeader("HX-Push-Url", "/conversations/" + id + (at == null ? "" : "?at=" + at));
        return TALK + "talk";
    }

    @GetMapping("/conversations/{id}/head")
    String head(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, Locale locale, Model model) {
        talks.fillHead(model, id, me, locale);
        return TALK + "head";
    }
}
