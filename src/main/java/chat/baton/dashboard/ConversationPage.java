package chat.baton.dashboard;

import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One conversation: what was said, who the customer is, and all an agent can do. */
@Controller
@RequestMapping("/conversations/{id}")
class ConversationPage {

    private final Desk desk;
    private final TranscriptPanel transcript;
    private final ComposerPanel composer;
    private final TransferPanel transfer;
    private final CustomerPanel customer;
    private final DiagramPanel diagram;
    private final Names names;
    private final Clock clock;

    ConversationPage(
            Desk desk,
            TranscriptPanel transcript,
            ComposerPanel composer,
            TransferPanel transfer,
            CustomerPanel customer,
            DiagramPanel diagram,
            Names names,
            Clock clock) {
        this.desk = desk;
        this.transcript = transcript;
        this.composer = composer;
        this.transfer = transfer;
        this.customer = customer;
        this.diagram = diagram;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable Integer at,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var conversation = desk.look(id, me);
        var book = names.open();
        model.addAttribute("conversation", Listed.of(conversation, book, clock.instant()));
        transcript.fill(model, conversation, at, locale);
        composer.fill(model, conversation, me, locale);
        transfer.fill(model, conversation, me, locale);
        customer.fill(model, conversation, locale);
        diagram.fill(model, conversation);
        return "dashboard/conversation";
    }
}
