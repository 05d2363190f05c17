package chat.baton.channel.webchat;

import chat.baton.channel.Attachment;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.channel.Receipts;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.HolderChanged;
import chat.baton.conversation.Inbound;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the conversation what a customer's page told, and the customer's pages what happens in the conversation. */
@Component
class ChatTranslation {

    private final Conversations conversations;
    private final Receipts receipts;
    private final Media media;
    private final ChatEvents events;

    ChatTranslation(Conversations conversations, Receipts receipts, Media media, ChatEvents events) {
        this.conversations = conversations;
        this.receipts = receipts;
        this.media = media;
        this.events = events;
    }

    void handle(InboundEvent event) {
        var told = Json.read(event.payload());
        switch (event.topic()) {
            case ChatEnvelope.READ -> seen(event, Seen.read(told));
            case ChatEnvelope.ATTACHMENTS -> attached(event, Attached.read(told));
            default -> said(event, Said.read(told));
        }
    }

    private void said(InboundEvent event, Said said) {
        said(event, said.clientMessageId(), said.content(), said.language());
    }

    /** Only the customer's own file is theirs to show. */
    private void attached(InboundEvent event, Attached attached) {
        var content = media.find(event.from(), attached.file())
                .map(Attachment::content)
                .orElseGet(() -> new Content.NotUnderstood("attachment", event.payload()));
        said(event, attached.clientMessageId(), content, null);
    }

    /**
     * The customer's own words come first: what follows from them is told after them. The conversation is locked before the
     * session, as it is when somebody takes over.
     */
    private void said(InboundEvent event, UUID clientMessageId, Content content, @Nullable String language) {
        conversations.find(event.from()).ifPresent(known -> conversations.lock(known.id()));
        var id = clientMessageId.toString();
        var told = ChatMessage.ofCustomer(clientMessageId, content);
        events.tellMessage(UUID.fromString(event.customer()), id, Json.write(told));
        conversations.receive(new Inbound(event.from(), id, event.occurredAt(), content, language));
    }

    private void seen(InboundEvent event, Seen seen) {
        events.timeOf(UUID.fromString(event.customer()), seen.seq())
                .ifPresent(told -> receipts.readUntil(event.from(), told));
    }

    @EventListener
    void on(HolderChanged change) {
        var customer = change.conversation().customer().ref();
        if (customer.channel().equals(WebChat.NAME)) {
            ChatReplies.session(customer.externalId())
                    .ifPresent(session -> events.tell(
                            session,
                            ChatEvent.HANDOVER,
                            null,
                            Json.write(new Handover(change.to().kind()))));
        }
    }

    /** @param holder {@code bot}, {@code queue} (a person is asked for) or {@code agent} */
    private record Handover(String holder) {}
}
