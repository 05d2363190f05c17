package chat.baton.dashboard;

import chat.baton.catalogue.Catalogue;
import chat.baton.channel.Media;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.flow.ProductCard;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.multipart.MultipartFile;

/** Below the transcript: where an agent writes. Whatever is sent is answered with its line of the transcript. */
@Controller
@RequestMapping("/conversations/{id}")
class ComposerPanel {

    private static final String COMPOSER = "dashboard/composer :: composer";

    private final Desk desk;
    private final Composers composers;
    private final TranscriptPanel transcript;
    private final Canned canned;
    private final Payables payables;
    private final Catalogue catalogue;
    private final TemplateChoice templates;
    private final Media media;

    ComposerPanel(
            Desk desk,
            Composers composers,
            TranscriptPanel transcript,
            Canned canned,
            Payables payables,
            Catalogue catalogue,
            TemplateChoice templates,
            Media media) {
        this.desk = desk;
        this.composers = composers;
        this.transcript = transcript;
        this.canned = canned;
        this.payables = payables;
        this.catalogue = catalogue;
        this.templates = templates;
        this.media = media;
    }

    /** For the page as it is opened. */
    Composer fill(Model model, Conversation conversation, AgentId me, Locale locale) {
        var composer = composers.of(conversation, me, locale);
        model.addAttribute("composer", composer);
        model.addAttribute("largestFile", media.largest());
        model.addAttribute("me", me.value());
        return composer;
    }

    /** @param state of the composer that is shown; what has not changed is left alone, with the words typed into it */
    @GetMapping("/composer")
    Object composer(
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable String state,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var composer = fill(model, desk.look(id, me), me, locale);
        return composer.state().equals(state) ? ResponseEntity.noContent().build() : COMPOSER;
    }

    @GetMapping("/composer/window")
    String window(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, Locale locale, Model model) {
        fill(model, desk.look(id, me), me, locale);
        return "dashboard/composer :: window";
    }

    @PostMapping("/messages")
    String say(
            @PathVariable ConversationId id,
            @RequestParam String text,
            @RequestParam String key,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        return sent(id, me, desk.say(id, me, text.strip(), SendKey.read(key)), locale, model);
    }

    @PostMapping("/notes")
    String note(
            @PathVariable ConversationId id,
            @RequestParam String text,
            @RequestParam String key,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        return sent(id, me, desk.note(id, me, text.strip(), SendKey.read(key)), locale, model);
    }

    @PostMapping("/attachments")
    String attach(
            @PathVariable ConversationId id,
            @RequestParam MultipartFile file,
            @RequestParam String key,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model)
            throws IOException {
        try (var bytes = file.getInputStream()) {
            var number = desk.attach(id, me, file.getOriginalFilename(), bytes, SendKey.read(key));
            return sent(id, me, number, locale, model);
        }
    }

    @PostMapping("/templates")
    String send(
            @PathVariable ConversationId id,
            @RequestParam String name,
            @RequestParam String language,
            @RequestParam(defaultValue = "") List<String> parameter,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String key,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var template = new Content.Template(
                Unusable.unlessGiven(name, "name"),
                Unusable.unlessGiven(language, "language"),
                parameter.stream().filter(given -> !given.isBlank()).toList(),
                text.strip());
        return sent(id, me, desk.send(id, me, template, SendKey.read(key)), locale, model);
    }

    /** A product's card. @param product its code */
    @PostMapping("/cards")
    String show(
            @PathVariable ConversationId id,
            @RequestParam String product,
            @RequestParam String key,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var card = catalogue
                .product(desk.look(id, me).merchant(), product)
                .map(found -> ProductCard.of(found, List.of()))
                .orElseThrow(() -> new NoSuchThing("product " + product));
        var number = desk.post(id, me, new Content.Cards("", List.of(card)), SendKey.read(key));
        return sent(id, me, number, locale, model);
    }

    /** A payment link. @param order id of an unpaid order of this conversation */
    @PostMapping("/payment-requests")
    String requestPayment(
            @PathVariable ConversationId id,
            @RequestParam String order,
            @RequestParam String text,
            @RequestParam String key,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        desk.ensureHolder(id, me);
        var link = payables.request(desk.look(id, me), order, Unusable.unlessGiven(text, "text"));
        return sent(id, me, desk.post(id, me, link, SendKey.read(key)), locale, model);
    }

    private String sent(ConversationId id, AgentId me, int number, Locale locale, Model model) {
        return transcript.line(model, desk.look(id, me), number, locale);
    }

    /** What {@code /} offers, with its gaps filled. */
    @GetMapping("/canned")
    String canned(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, Model model) {
        model.addAttribute("replies", canned.of(desk.look(id, me), me));
        return "dashboard/composer :: canned";
    }

    @GetMapping("/products")
    String products(
            @PathVariable ConversationId id,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        model.addAttribute(
                "products",
                catalogue.search(desk.look(id, me).merchant(), q).stream()
                        .map(Offered::of)
                        .toList());
        return "dashboard/composer :: products";
    }

    @GetMapping("/payables")
    String payables(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, Model model) {
        model.addAttribute("payables", payables.of(desk.look(id, me)));
        return "dashboard/composer :: payables";
    }

    @GetMapping("/templates")
    String templates(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me, Model model) {
        model.addAttribute("offer", templates.of(desk.look(id, me)));
        return "dashboard/composer :: templates";
    }
}
