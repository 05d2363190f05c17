package chat.baton.dashboard;

import chat.baton.channel.Deliveries;
import chat.baton.channel.Media;
import chat.baton.channel.ReplyWindow;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.conversation.Message;
import chat.baton.core.AgentId;
import chat.baton.team.Merchant;
import chat.baton.team.Team;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One conversation: what was said, and all an agent can do about it. */
@Controller
@RequestMapping("/conversations/{id}")
class ConversationPage {

    private static final int LENGTH = 500;

    private final Desk desk;
    private final Conversations conversations;
    private final Deliveries deliveries;
    private final ReplyWindow window;
    private final Media media;
    private final TransferPanel transfer;
    private final CustomerPanel customer;
    private final DiagramPanel diagram;
    private final Names names;
    private final Team team;
    private final Clock clock;

    ConversationPage(
            Desk desk,
            Conversations conversations,
            Deliveries deliveries,
            ReplyWindow window,
            Media media,
            TransferPanel transfer,
            CustomerPanel customer,
            DiagramPanel diagram,
            Names names,
            Team team,
            Clock clock) {
        this.desk = desk;
        this.conversations = conversations;
        this.deliveries = deliveries;
        this.window = window;
        this.media = media;
        this.transfer = transfer;
        this.customer = customer;
        this.diagram = diagram;
        this.names = names;
        this.team = team;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable ConversationId id,
            @AuthenticationPrincipal AgentId me,
            java.util.Locale locale,
            Model model) {
        var conversation = desk.look(id, me);
        var book = names.open();
        model.addAttribute("conversation", Listed.of(conversation, book, clock.instant()));
        model.addAttribute("mine", conversation.heldBy(Holder.agent(me)));
        model.addAttribute("lines", lines(conversation, book));
        model.addAttribute("closed", window.of(conversation).closedReason());
        model.addAttribute("largestFile", media.largest());
        transfer.fill(model, conversation, me, locale);
        customer.fill(model, conversation, locale);
        diagram.fill(model, conversation);
        return "dashboard/conversation";
    }

    private List<Line> lines(Conversation conversation, Names.Book book) {
        var zone = zone(conversation);
        var sent = deliveries.of(conversation.id());
        var customer = Listed.customer(conversation);
        var messages = conversations.messages(conversation.id(), Math.max(0, conversation.lastNumber() - LENGTH));
        var files = media.of(
                conversation.merchant(), messages.stream().map(Message::content).toList());
        return messages.stream()
                .map(message -> Line.of(
                        message,
                        book.of(message.author(), customer),
                        files.get(message.content()),
                        sent.get(message.number()),
                        zone))
                .toList();
    }

    private ZoneId zone(Conversation conversation) {
        return team.merchant(conversation.merchant()).map(Merchant::timeZone).orElse(ZoneOffset.UTC);
    }

    @PostMapping("/messages")
    String say(
            @PathVariable ConversationId id,
            @RequestParam String text,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        page.addFlashAttribute("unsent", text);
        return back(id, page, () -> {
            desk.say(id, me, text.strip(), null);
            page.addFlashAttribute("unsent", "");
        });
    }

    @PostMapping("/attachments")
    String attach(
            @PathVariable ConversationId id,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page)
            throws IOException {
        try (var bytes = file.getInputStream()) {
            desk.attach(id, me, file.getOriginalFilename(), bytes, null);
        } catch (RuntimeException fault) {
            page.addFlashAttribute("problem", Refusal.of(fault).why());
        }
        return "redirect:/conversations/" + id;
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
