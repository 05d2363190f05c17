package chat.baton.channel.meta;

import chat.baton.channel.Accounts;
import chat.baton.channel.Echoes;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.channel.PartMark;
import chat.baton.channel.Receipts;
import chat.baton.channel.meta.MessagingEvent.Kind;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Inbound;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the conversation, in its words, what an event means. */
@Component
public class MessagingTranslation {

    /** After it, an echo nobody here knows is a person's, even though something is being sent just now. */
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(20);

    private final Conversations conversations;
    private final Receipts receipts;
    private final Accounts accounts;
    private final Media media;
    private final Echoes echoes;
    private final Clock clock;

    MessagingTranslation(
            Conversations conversations,
            Receipts receipts,
            Accounts accounts,
            Media media,
            Echoes echoes,
            Clock clock) {
        this.conversations = conversations;
        this.receipts = receipts;
        this.accounts = accounts;
        this.media = media;
        this.echoes = echoes;
        this.clock = clock;
    }

    /** @param ours how our own messages look when they come back */
    public void handle(InboundEvent event, MessagingMessages ours) {
        var told = new MessagingEvent(Json.read(event.payload()));
        told.kind().ifPresent(kind -> handle(event, ours, kind, told.part(kind)));
    }

    private void handle(InboundEvent event, MessagingMessages ours, Kind kind, JsonNode part) {
        switch (kind) {
            case MESSAGE -> message(event, ours, part);
            case POSTBACK -> said(event, part, List.of(MessagingContents.ofPostback(part)));
            case REFERRAL -> MessagingContents.ofReferral(part).ifPresent(said -> said(event, part, List.of(said)));
            case OPTIN -> MessagingContents.ofOptin(part).ifPresent(said -> said(event, part, List.of(said)));
            case DELIVERY -> delivered(event, part);
            case READ -> receipts.readUntil(event.from(), watermark(event, part));
            case EDIT -> edited(event, part);
            case REACTION -> conversations.find(event.from()).ifPresent(known -> reacted(known, part));
        }
    }

    private void message(InboundEvent event, MessagingMessages ours, JsonNode message) {
        if (message.path("is_echo").asBoolean()) {
            echoed(event, ours, message);
        } else if (message.path("is_deleted").asBoolean()) {
            var mid = Json.text(message.path("mid"));
            if (mid != null) {
                conversations.deleted(event.from(), mid, event.occurredAt());
            }
        } else {
            said(event, message, MessagingContents.ofMessage(message));
        }
    }

    /** While another app of the page owns the conversation, we only listen. */
    private void said(InboundEvent event, JsonNode part, List<Content> contents) {
        each(event, part, contents, event.topic().equals("standby") ? conversations::record : conversations::receive);
    }

    private void each(InboundEvent event, JsonNode part, List<Content> contents, Consumer<Inbound> teller) {
        var mid = Json.text(part.path("mid"));
        contents.forEach(
                content -> teller.accept(new Inbound(event.from(), mid, event.occurredAt(), kept(event, content))));
    }

    /** Pictures and files lie at the provider for a while only. */
    private Content kept(InboundEvent event, Content content) {
        if (content instanceof Content.Image image) {
            return media.sent(event, new Media.Source("image", image.url(), null, image.caption()));
        }
        return content instanceof Content.File file && file.url() != null
                ? media.sent(event, new Media.Source(file.kind(), file.url(), file.name(), null))
                : content;
    }

    /** Our own message comes back; or one that a person, or another app, sent past us. */
    private void echoed(InboundEvent event, MessagingMessages ours, JsonNode message) {
        var mid = Json.text(message.path("mid"));
        var mark = PartMark.parse(Json.text(message.path("metadata")));
        // Asked before whether the id is known: the other way round, the answer could come in between.
        var isSending = receipts.isSending(event.from());
        if (mark.isPresent() && mid != null) {
            receipts.taken(event.from(), mark.get(), mid, event.occurredAt());
        } else if (!sentByUs(event, ours, message, mid)) {
            if (isSending && event.occurredAt().isAfter(clock.instant().minus(LONGEST_SENDING))) {
                throw new EchoTooEarly();
            }
            each(event, message, MessagingContents.ofMessage(message), conversations::answeredOutside);
        }
    }

    /** What comes from our app without a mark, as all does on Instagram, is noted as taken when it can be told which it is. */
    private boolean sentByUs(InboundEvent event, MessagingMessages ours, JsonNode message, @Nullable String mid) {
        if (!isByOurApp(event, message)) {
            return mid != null && receipts.numberOf(event.from(), mid).isPresent();
        }
        if (mid != null) {
            var text = Json.text(message.path("text"));
            echoes.isOurs(event.from(), mid, event.occurredAt(), content -> ours.read(content, text));
        }
        return true;
    }

    private boolean isByOurApp(InboundEvent event, JsonNode message) {
        var app = Json.text(message.path("app_id"));
        return app != null
                && accounts.get(event.channel(), event.account())
                        .find(MetaAccount.APP_ID)
                        .filter(app::equals)
                        .isPresent();
    }

    private void delivered(InboundEvent event, JsonNode delivery) {
        var mids = StreamSupport.stream(delivery.path("mids").spliterator(), false)
                .map(Json::text)
                .filter(Objects::nonNull)
                .toList();
        if (mids.isEmpty()) {
            receipts.deliveredUntil(event.from(), watermark(event, delivery));
        } else {
            receipts.delivered(event.from(), mids, watermark(event, delivery));
        }
    }

    private static Instant watermark(InboundEvent event, JsonNode receipt) {
        return MessagingEvent.time(receipt.path("watermark"), event.occurredAt());
    }

    private void edited(InboundEvent event, JsonNode edit) {
        var mid = Json.text(edit.path("mid"));
        var text = Json.text(edit.path("text"));
        if (mid != null && text != null) {
            conversations.edited(event.from(), mid, Content.text(text), event.occurredAt());
        }
    }

    private void reacted(Conversation conversation, JsonNode reaction) {
        var mid = Json.text(reaction.path("mid"));
        var emoji = reaction.path("action").asText().equals("unreact") ? null : Json.text(reaction.path("emoji"));
        if (mid != null) {
            receipts.numberOf(conversation.customer().ref(), mid)
                    .or(() -> conversations.numberOf(conversation.id(), mid))
                    .ifPresent(number -> conversations.reacted(conversation.id(), number, emoji));
        }
    }
}
