package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.core.AgentId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The middle of the page: what was said, stretch by stretch. */
@Controller
@RequestMapping("/conversations/{id}")
class TranscriptPanel {

    static final String LINES = "dashboard/transcript :: lines";

    private final Desk desk;
    private final Conversations conversations;
    private final Transcripts transcripts;

    TranscriptPanel(Desk desk, Conversations conversations, Transcripts transcripts) {
        this.desk = desk;
        this.conversations = conversations;
        this.transcripts = transcripts;
    }

    /** For the page as it is opened. @param at number of the message to open it at; absent for the end */
    void fill(Model model, Conversation conversation, @Nullable Integer at, Locale locale) {
        add(model, conversation, at == null ? Wanted.NEWEST : Wanted.around(at), locale);
        model.addAttribute("at", at);
        model.addAttribute("unreadFrom", unreadFrom(conversation));
    }

    /** What the bot answers, nobody has to read. */
    private @Nullable Integer unreadFrom(Conversation conversation) {
        return conversation.heldByBot()
                ? null
                : conversations.firstUnread(conversation).orElse(null);
    }

    @GetMapping("/messages")
    String lines(
            @PathVariable ConversationId id,
            Wanted wanted,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        add(model, desk.look(id, me), wanted, locale);
        return LINES;
    }

    @PostMapping("/messages/{number}/resend")
    String resend(
            @PathVariable ConversationId id,
            @PathVariable int number,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        desk.resend(id, me, number);
        return line(model, desk.look(id, me), number, locale);
    }

    /** The one line, after something happened to it. */
    String line(Model model, Conversation conversation, int number, Locale locale) {
        model.addAttribute("stretch", transcripts.stretch(conversation, number, number, locale));
        return LINES;
    }

    private void add(Model model, Conversation conversation, Wanted wanted, Locale locale) {
        var newest = conversation.lastNumber();
        model.addAttribute(
                "stretch", transcripts.stretch(conversation, wanted.first(newest), wanted.last(newest), locale));
    }
}
