package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationFilter;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Found;
import chat.baton.core.AgentId;
import chat.baton.team.Team;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an agent arrives: the conversations of their merchants. */
@Controller
class HomePage {

    private static final int LENGTH = 50;

    private final Conversations conversations;
    private final Team team;
    private final Names names;
    private final Clock clock;

    HomePage(Conversations conversations, Team team, Names names, Clock clock) {
        this.conversations = conversations;
        this.team = team;
        this.names = names;
        this.clock = clock;
    }

    /** @param show {@code queue}, {@code agent}, {@code bot} or {@code resolved}; absent for all that are open */
    @GetMapping("/")
    String show(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        var resolved = "resolved".equals(show);
        var filter = ConversationFilter.of(team.merchantsOf(me))
                .heldBy(resolved ? null : show)
                .thatAre(resolved ? show : "open");
        var book = names.open();
        model.addAttribute("show", show == null ? "" : show);
        model.addAttribute("q", q);
        model.addAttribute(
                "conversations",
                found(filter, q).stream()
                        .map(found -> Listed.of(found, book, clock.instant()))
                        .toList());
        return "dashboard/home";
    }

    private List<Conversation> found(ConversationFilter filter, String words) {
        return words.isBlank()
                ? conversations.list(filter, null, LENGTH).items()
                : conversations.search(filter, words, null, LENGTH).items().stream()
                        .map(Found::conversation)
                        .toList();
    }
}
