package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Customers;
import chat.baton.conversation.Tags;
import chat.baton.core.AgentId;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Beside the transcript: who the customer is, and what they bought. */
@Controller
@RequestMapping("/conversations/{id}/customer")
class CustomerPanel {

    private static final String CUSTOMER = "dashboard/customer :: customer";

    private final Desk desk;
    private final CustomerViews views;
    private final Customers customers;
    private final Tags tags;
    private final Conversations conversations;

    CustomerPanel(Desk desk, CustomerViews views, Customers customers, Tags tags, Conversations conversations) {
        this.desk = desk;
        this.views = views;
        this.customers = customers;
        this.tags = tags;
        this.conversations = conversations;
    }

    /** For the page as it is opened. */
    CustomerView fill(Model model, Conversation conversation, AgentId me, Locale locale) {
        var view = views.of(conversation, me, locale);
        model.addAttribute("customer", view);
        return view;
    }

    /** @param state of the panel that is shown; what has not changed is left alone, with the words typed into it */
    @GetMapping
    Object customer(
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable String state,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var view = fill(model, desk.look(id, me), me, locale);
        return view.state().equals(state) ? ResponseEntity.noContent().build() : CUSTOMER;
    }

    /** @param value empty to take the key away */
    @PostMapping("/data")
    String note(
            @PathVariable ConversationId id,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String value,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        return done(
                id,
                me,
                locale,
                model,
                conversation -> customers.note(
                        conversation.merchant(), conversation.customer().id(), key, value));
    }

    /** @param language a BCP 47 tag; empty to forget it */
    @PostMapping("/language")
    String speak(
            @PathVariable ConversationId id,
            @RequestParam String language,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        return done(
                id,
                me,
                locale,
                model,
                conversation -> Unusable.unlessReadable(() -> {
                    customers.speaks(conversation.customer().id(), language);
                    return id;
                }));
    }

    @PostMapping("/tags")
    String tag(
            @PathVariable ConversationId id,
            @RequestParam String tag,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        return done(
                id,
                me,
                locale,
                model,
                conversation -> Unusable.unlessReadable(() -> {
                    tags.tag(id, tag);
                    return id;
                }));
    }

    @PostMapping("/tags/removal")
    String untag(
            @PathVariable ConversationId id,
            @RequestParam String tag,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        return done(id, me, locale, model, conversation -> tags.untag(id, tag));
    }

    @PostMapping("/tester")
    String tests(
            @PathVariable ConversationId id,
            @RequestParam boolean tester,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        return done(id, me, locale, model, conversation -> conversations.tests(id, tester));
    }

    private String done(ConversationId id, AgentId me, Locale locale, Model model, Consumer<Conversation> deed) {
        var conversation = desk.look(id, me);
        try {
            deed.accept(conversation);
        } catch (RuntimeException fault) {
            model.addAttribute("problem", Refusal.of(fault).why());
        }
        fill(model, desk.look(id, me), me, locale);
        return CUSTOMER;
    }
}
