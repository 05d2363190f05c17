package chat.baton.dashboard;

import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.team.Team;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One conversation: what was said, and all an agent can do about it. */
@Controller
@RequestMapping("/conversations/{id}")
class ConversationPage {

    private final Desk desk;
    private final TranscriptPanel transcript;
    private final ComposerPanel composer;
    private final Choices choices;
    private final Names names;
    private final Team team;
    private final Clock clock;

    ConversationPage(
            Desk desk,
            TranscriptPanel transcript,
            ComposerPanel composer,
            Choices choices,
            Names names,
            Team team,
            Clock clock) {
        this.desk = desk;
        this.transcript = transcript;
        this.composer = composer;
        this.choices = choices;
        this.names = names;
        this.team = team;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable Integer at,
            @AuthenticationPrincipal AgentId me,
            java.util.Locale locale,
            Model model) {
        var conversation = desk.look(id, me);
        var book = names.open();
        model.addAttribute("conversation", Listed.of(conversation, book, clock.instant()));
        model.addAttribute("mine", conversation.heldBy(Holder.agent(me)));
        transcript.fill(model, conversation, at, locale);
        composer.fill(model, conversation, me, locale);
        model.addAttribute("choices", choices.of(conversation.merchant()));
        model.addAttribute("colleagues", team.agents(conversation.merchant()));
        return "dashboard/conversation";
    }

    @PostMapping("/takeover")
    String takeOver(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, RedirectAttributes page) {
        return back(id, page, () -> desk.takeOver(id, me));
    }

    @PostMapping("/transfer")
    String transfer(
            @PathVariable ConversationId id,
            @RequestParam String choice,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        return back(id, page, () -> desk.transfer(id, me, Choices.action(choice)));
    }

    @PostMapping("/assign")
    String assign(
            @PathVariable ConversationId id,
            @RequestParam AgentId agent,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        return back(id, page, () -> desk.assign(id, me, agent));
    }

    @PostMapping("/resolve")
    String resolve(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, RedirectAttributes page) {
        return back(id, page, () -> desk.resolve(id, me));
    }

    private static String back(ConversationId id, RedirectAttributes page, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException fault) {
            page.addFlashAttribute("problem", Refusal.of(fault).why());
        }
        return "redirect:/conversations/" + id;
    }
}
