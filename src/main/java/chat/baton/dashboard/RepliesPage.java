package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.CannedReplies;
import chat.baton.team.CannedReply;
import chat.baton.team.Merchant;
import chat.baton.team.Team;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
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

/** The answers kept ready for agents, who read them here; merchants change them. */
@Controller
@RequestMapping("/replies")
class RepliesPage {

    private final CannedReplies replies;
    private final Team team;
    private final OwnMerchants own;

    RepliesPage(CannedReplies replies, Team team, OwnMerchants own) {
        this.replies = replies;
        this.team = team;
        this.own = own;
    }

    @GetMapping
    String list(@AuthenticationPrincipal AgentId me, Model model) {
        var mine = team.merchantsOf(me);
        model.addAttribute(
                "shops",
                team.merchants().stream()
                        .filter(merchant -> mine.contains(merchant.id()))
                        .sorted(Comparator.comparing(Merchant::name))
                        .map(merchant -> new Shop(merchant, replies.of(merchant.id())))
                        .toList());
        return "dashboard/replies";
    }

    /** A merchant's replies, by shortcut. */
    record Shop(Merchant merchant, List<CannedReply> replies) {}

    /** @param was the shortcut of the reply that is changed; absent for a new one */
    @PostMapping
    String keep(
            @RequestParam String merchant,
            @RequestParam(required = false) @Nullable String was,
            @RequestParam String shortcut,
            @RequestParam String title,
            @RequestParam String text,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        try {
            var reply = Unusable.unlessReadable(() -> new CannedReply(shortcut, title, text));
            keep(own.chosen(merchant, me), was, reply);
            page.addFlashAttribute("done", Texts.of("team.saved"));
        } catch (RuntimeException fault) {
            page.addFlashAttribute("problem", Refusal.of(fault).why());
            page.addFlashAttribute("typed", new Typed(merchant, was == null ? "" : was, shortcut, title, text));
        }
        return "redirect:/replies";
    }

    private void keep(MerchantId shop, @Nullable String was, CannedReply reply) {
        var same = reply.shortcut().equals(was);
        if (!same && replies.find(shop, reply.shortcut()).isPresent()) {
            throw new Unusable(Texts.of("team.replies.taken", reply.shortcut()));
        }
        replies.put(shop, reply);
        if (was != null && !same) {
            replies.remove(shop, was);
        }
    }

    /** What was typed, to be corrected. */
    record Typed(String merchant, String was, String shortcut, String title, String text) implements Serializable {}

    @PostMapping("/{shortcut}/remove")
    String remove(
            @PathVariable String shortcut,
            @RequestParam String merchant,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        replies.remove(own.chosen(merchant, me), shortcut);
        page.addFlashAttribute("done", Texts.of("team.removed"));
        return "redirect:/replies";
    }
}
