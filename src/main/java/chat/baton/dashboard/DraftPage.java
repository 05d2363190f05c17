package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.Draft;
import chat.baton.flow.Drafts;
import chat.baton.flow.FlowRefused;
import chat.baton.flow.NoSuchVersion;
import chat.baton.flow.inspection.FlowChange;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A flow's draft: what it does otherwise than what customers get, and whether it becomes that. */
@Controller
@RequestMapping("/flows/{key}/draft")
class DraftPage {

    private final Drafts drafts;
    private final OwnMerchants own;
    private final Deployed deployed;
    private final Diagrams diagrams;

    DraftPage(Drafts drafts, OwnMerchants own, Deployed deployed, Diagrams diagrams) {
        this.drafts = drafts;
        this.own = own;
        this.deployed = deployed;
        this.diagrams = diagrams;
    }

    /** @param merchant absent for the first of the person's own */
    @GetMapping
    String show(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var shop = own.chosenOrFirst(merchant, me);
        var draft = drafts.of(shop).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchThing("draft of the flow \"" + key + "\""));
        var changes = drafts.changes(shop, key);
        model.addAttribute("shop", shop);
        model.addAttribute("draft", draft);
        model.addAttribute("deployed", deployed(draft, shop, locale));
        model.addAttribute("changes", changes);
        model.addAttribute(
                "levels",
                diagrams.of(
                        draft.version(),
                        changes.stream().map(FlowChange::element).toList()));
        return "dashboard/draft";
    }

    private String deployed(Draft draft, MerchantId shop, Locale locale) {
        return deployed.words(
                shop, draft.version().deployedBy(), draft.version().deployedAt(), locale);
    }

    @PostMapping("/publish")
    String publish(
            @PathVariable String key,
            @RequestParam String merchant,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        var shop = own.chosen(merchant, me);
        page.addAttribute("key", key);
        page.addAttribute("merchant", merchant);
        try {
            page.addFlashAttribute("done", Texts.of("flows.draft.is-published", drafts.publish(shop, me, key)));
        } catch (FlowRefused refusal) {
            page.addFlashAttribute("faults", Wording.here(refusal.faults()));
            return "redirect:/flows/{key}/draft";
        }
        return "redirect:/flows/{key}";
    }

    @PostMapping("/discard")
    String discard(
            @PathVariable String key,
            @RequestParam String merchant,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        var testers = drafts.discard(own.chosen(merchant, me), key);
        page.addAttribute("merchant", merchant);
        page.addFlashAttribute("done", Texts.of("flows.draft.is-discarded", key, testers));
        return "redirect:/flows";
    }

    /** Published or discarded meanwhile, or never there. */
    @ExceptionHandler(NoSuchVersion.class)
    void there(HttpServletResponse answer) throws IOException {
        answer.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
