package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.core.TeamId;
import chat.baton.flow.Corrections;
import chat.baton.handover.AlreadyTaken;
import chat.baton.handover.TransferAction;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In the conversation's head: who answers, and how that changes. */
@Controller
@RequestMapping("/conversations/{id}/deeds")
class TransferPanel {

    private static final String DEEDS = "dashboard/transfer :: deeds";
    private static final String MENU = "dashboard/transfer :: menu";

    private final Desk desk;
    private final DeedsOf deeds;
    private final TransferMenus menus;
    private final Goods goods;
    private final Corrections corrections;
    private final Names names;
    private final MessageSource words;

    TransferPanel(
            Desk desk,
            DeedsOf deeds,
            TransferMenus menus,
            Goods goods,
            Corrections corrections,
            Names names,
            MessageSource words) {
        this.desk = desk;
        this.deeds = deeds;
        this.menus = menus;
        this.goods = goods;
        this.corrections = corrections;
        this.names = names;
        this.words = words;
    }

    /** For the page as it is opened. */
    Deeds fill(Model model, Conversation conversation, AgentId me, Locale locale) {
        var found = deeds.of(conversation, me, locale);
        model.addAttribute("deeds", found);
        return found;
    }

    /** @param state of the deeds that are shown; what has not changed is left alone */
    @GetMapping
    Object show(
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable String state,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var found = fill(model, desk.look(id, me), me, locale);
        return found.state().equals(state) ? ResponseEntity.noContent().build() : DEEDS;
    }

    @PostMapping("/takeover")
    String takeOver(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, Locale locale, Model model) {
        return done(id, me, locale, model, () -> desk.takeOver(id, me));
    }

    /** @param to an agent or a team, as {@link Deeds.Colleague#value} has it; absent to take it oneself */
    @PostMapping("/assignment")
    String assign(
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable String to,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        return done(id, me, locale, model, () -> assign(id, me, to == null ? "agent:" + me : to));
    }

    private void assign(ConversationId id, AgentId me, String to) {
        var whom = to.substring(to.indexOf(':') + 1);
        if (to.startsWith("team:")) {
            desk.assign(id, me, Unusable.unlessReadable(() -> TeamId.of(whom)));
        } else {
            desk.assign(id, me, Unusable.unlessReadable(() -> AgentId.of(whom)));
        }
    }

    @PostMapping("/resolution")
    String resolve(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, Locale locale, Model model) {
        return done(id, me, locale, model, () -> desk.resolve(id, me));
    }

    @PostMapping("/reopening")
    String reopen(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, Locale locale, Model model) {
        return done(id, me, locale, model, () -> desk.reopen(id, me));
    }

    @GetMapping("/transfer")
    String menu(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, Model model) {
        model.addAttribute("menu", menus.of(desk.look(id, me)));
        return MENU;
    }

    @GetMapping("/goods")
    String goods(
            @PathVariable ConversationId id,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var conversation = desk.look(id, me);
        model.addAttribute("conversation", id);
        model.addAttribute("goods", goods.with(conversation.merchant(), q, locale));
        return "dashboard/transfer :: goods";
    }

    /** @param fields the answers, each named {@code answer.} and its variable */
    @PostMapping("/corrections")
    String correct(
            @PathVariable ConversationId id,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        try {
            desk.look(id, me);
            corrections.correct(id, me, answers(fields));
            model.addAttribute("corrected", true);
        } catch (RuntimeException fault) {
            model.addAttribute("problem", why(fault, locale));
            model.addAttribute("typed", answers(fields));
        }
        return menu(id, me, model);
    }

    private static Map<String, String> answers(Map<String, String> fields) {
        var answers = new TreeMap<String, String>();
        fields.forEach((name, value) -> {
            if (name.startsWith("answer.")) {
                answers.put(name.substring("answer.".length()), value);
            }
        });
        return answers;
    }

    /**
     * @param target    see {@link TransferAction#of}; empty where there is none
     * @param confirmed whether they have read what is lost
     */
    @PostMapping("/transfer")
    String transfer(
            @PathVariable ConversationId id,
            @RequestParam String action,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model,
            HttpServletResponse answer) {
        var conversation = desk.look(id, me);
        var loss = menus.loss(conversation);
        if (loss != null && !confirmed && mayLose(action, target, loss)) {
            model.addAttribute("conversation", id);
            model.addAttribute("loss", loss);
            model.addAttribute("action", action);
            model.addAttribute("target", target);
            return "dashboard/transfer :: confirm";
        }
        try {
            desk.transfer(id, me, action(action, target));
        } catch (RuntimeException fault) {
            model.addAttribute("problem", why(fault, locale));
            return menu(id, me, model);
        }
        answer.setHeader("HX-Retarget", "#deeds");
        answer.setHeader("HX-Reswap", "outerHTML");
        answer.setHeader("HX-Trigger-After-Swap", "transferred");
        fill(model, desk.look(id, me), me, locale);
        return DEEDS;
    }

    /** A flow that goes on keeps what it has, unless it goes back before an order. */
    private static boolean mayLose(String action, String target, LossJson loss) {
        var resumes = action.equals("resume");
        return !resumes || (!target.isEmpty() && !loss.reservedOrders().isEmpty());
    }

    private static TransferAction action(String action, String target) {
        var word = action.equals("resume") && !target.isEmpty() ? "resume-at" : action;
        return Unusable.unlessReadable(() -> TransferAction.of(word, target.isEmpty() ? null : target));
    }

    private String done(ConversationId id, AgentId me, Locale locale, Model model, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException fault) {
            model.addAttribute("problem", why(fault, locale));
        }
        fill(model, desk.look(id, me), me, locale);
        return DEEDS;
    }

    private String why(RuntimeException fault, Locale locale) {
        return fault instanceof AlreadyTaken taken
                ? words.getMessage(
                        "transfer.refused.taken", new Object[] {names.open().of(taken.by())}, locale)
                : Refusal.of(fault).why();
    }
}
