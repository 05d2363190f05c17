package chat.baton.dashboard;

import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** All the panels of one conversation. */
@Component
class Talks {

    private final Desk desk;
    private final TranscriptPanel transcript;
    private final ComposerPanel composer;
    private final TransferPanel deeds;
    private final CustomerPanel customer;
    private final DiagramPanel diagram;

    Talks(
            Desk desk,
            TranscriptPanel transcript,
            ComposerPanel composer,
            TransferPanel deeds,
            CustomerPanel customer,
            DiagramPanel diagram) {
        this.desk = desk;
        this.transcript = transcript;
        this.composer = composer;
        this.deeds = deeds;
        this.customer = customer;
        this.diagram = diagram;
    }

    /** @throws NoSuchThing when there is no such conversation among those of the person's merchants */
    void fill(Model model, ConversationId id, @Nullable Integer at, AgentId me, Locale locale) {
        var conversation = desk.look(id, me);
        model.addAttribute("conversation", TalkHead.of(conversation, locale));
        transcript.fill(model, conversation, at, locale);
        composer.fill(model, conversation, me, locale);
        deeds.fill(model, conversation, me, locale);
        customer.fill(model, conversation, me, locale);
        diagram.fill(model, conversation, me);
    }

    /** Only what stands above the transcript. */
    void fillHead(Model model, ConversationId id, AgentId me, Locale locale) {
        model.addAttribute("conversation", TalkHead.of(desk.look(id, me), locale));
    }
}
