package chat.baton.channel.whatsapp;

import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Reachability;
import chat.baton.channel.Receipts;
import chat.baton.channel.whatsapp.WhatsAppEvent.Topic;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Inbound;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the conversation, in its words, what an event means. */
@Component
class WhatsAppTranslation {

    private static final String MARKETING_FACT = "marketing";

    private final Conversations conversations;
    private final Receipts receipts;
    private final Reachability reachability;
    private final WhatsAppContents contents;
    private final WhatsAppStatuses statuses;

    WhatsAppTranslation(
            Conversations conversations,
            Receipts receipts,
            Reachability reachability,
            WhatsAppContents contents,
            WhatsAppStatuses statuses) {
        this.conversations = conversations;
        this.receipts = receipts;
        this.reachability = reachability;
        this.contents = contents;
        this.statuses = statuses;
    }

    void handle(InboundEvent event) {
        if (event.topic().equals(SamePerson.TOPIC)) {
            conversations.join(event.from(), SamePerson.staying(event));
            return;
        }
        var told = WhatsAppEvent.read(event.payload());
        Topic.named(event.topic()).ifPresent(topic -> handle(event, topic, told));
    }

    private void handle(InboundEvent event, Topic topic, WhatsAppEvent told) {
        switch (topic) {
            case MESSAGES -> message(event, told);
            case ECHOES -> echoed(event, told.told());
            case STATUSES -> statuses.handle(event, told.told());
            case PREFERENCES -> preferred(event, told.told());
            case NEW_IDS -> {}
        }
    }

    private void message(InboundEvent event, WhatsAppEvent told) {
        var message = told.told();
        switch (type(message)) {
            case "reaction" -> reacted(event, message.path("reaction"));
            case "edit" -> edited(event, message.path("edit"));
            case "revoke" -> revoked(event, message.path("revoke"));
            case "system" -> changed(event, message.path("system"));
            default -> said(event, told);
        }
    }

    static String type(JsonNode message) {
        return Objects.requireNonNullElse(Json.text(message.path("type")), "message");
    }

    private void said(InboundEvent event, WhatsAppEvent told) {
        var message = told.told();
        conversations.receive(inbound(event, message));
        var conversation = conversations.find(event.from()).orElseThrow();
        introduced(conversation, Json.text(told.contact().path("profile").path("name")));
        referral(message.path("referral")).ifPresent(words -> conversations.note(conversation.id(), words));
    }

    private Inbound inbound(InboundEvent event, JsonNode message) {
        return new Inbound(
                event.from(), Json.text(message.path("id")), event.occurredAt(), contents.of(event, message));
    }

    /** A name comes with each message, and customers change it. */
    private void introduced(Conversation conversation, @Nullable String name) {
        if (name != null && !name.equals(conversation.customer().name())) {
            conversations.introduced(conversation.customer().id(), name, null);
        }
    }

    private static Optional<String> referral(JsonNode referral) {
        var words = Json.text(referral.path("headline"));
        var address = Json.text(referral.path("source_url"));
        return words == null && address == null
                ? Optional.empty()
                : Optional.of("The customer comes from an advertisement: "
                        + (words == null ? address : address == null ? words : words + " (" + address + ")"));
    }

    private void reacted(InboundEvent event, JsonNode reaction) {
        var id = Json.text(reaction.path("message_id"));
        if (id != null) {
            conversations.find(event.from()).ifPresent(conversation -> receipts.numberOf(event.from(), id)
                    .or(() -> conversations.numberOf(conversation.id(), id))
                    .ifPresent(number ->
                            conversations.reacted(conversation.id(), number, Json.text(reaction.path("emoji")))));
        }
    }

    private void edited(InboundEvent event, JsonNode edit) {
        var id = Json.text(edit.path("original_message_id"));
        if (id != null && edit.path("message").isObject()) {
            conversations.edited(event.from(), id, contents.of(event, edit.path("message")), event.occurredAt());
        }
    }

    private void revoked(InboundEvent event, JsonNode revoke) {
        var id = Json.text(revoke.path("original_message_id"));
        if (id != null) {
            conversations.deleted(event.from(), id, event.occurredAt());
        }
    }

    /** Their new ids are known since the event arrived. */
    private void changed(InboundEvent event, JsonNode system) {
        switch (type(system)) {
            case "user_changed_number" -> note(event, "The customer has a new number.");
            case "customer_identity_changed" ->
                note(
                        event,
                        "The customer's security code has changed: they may have a new phone, or be somebody else.");
            default -> {}
        }
    }

    private void note(InboundEvent event, String text) {
        conversations.find(event.from()).ifPresent(conversation -> conversations.note(conversation.id(), text));
    }

    /** A person answered in the WhatsApp Business app. What we sent has no echo, but an answer of ours must never stop the bot. */
    private void echoed(InboundEvent event, JsonNode echo) {
        switch (type(echo)) {
            case "edit" -> edited(event, echo.path("edit"));
            case "revoke" -> revoked(event, echo.path("revoke"));
            case "reaction" -> {}
            default -> {
                var id = Json.text(echo.path("id"));
                if (id == null || receipts.numberOf(event.from(), id).isEmpty()) {
                    conversations.answeredOutside(inbound(event, echo));
                }
            }
        }
    }

    /** It is of marketing only: answers are sent as before, and who sends a template decides by the note. */
    private void preferred(InboundEvent event, JsonNode preference) {
        var value = Json.text(preference.path("value"));
        if (value != null && preference.path("category").asText().startsWith("marketing")) {
            reachability.learned(event.from(), Map.of(MARKETING_FACT, value));
            note(
                    event,
                    value.equals("stop")
                            ? "The customer wants no marketing messages."
                            : "The customer takes marketing messages.");
        }
    }
}
