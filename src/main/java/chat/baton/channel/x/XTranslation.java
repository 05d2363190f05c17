package chat.baton.channel.x;

import chat.baton.channel.Account;
import chat.baton.channel.Accounts;
import chat.baton.channel.Echoes;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.channel.Receipts;
import chat.baton.channel.x.XEvent.Kind;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Inbound;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the conversation, in its words, what an event means. */
@Component
class XTranslation {

    private final Conversations conversations;
    private final Receipts receipts;
    private final Accounts accounts;
    private final Media media;
    private final Echoes echoes;

    XTranslation(Conversations conversations, Receipts receipts, Accounts accounts, Media media, Echoes echoes) {
        this.conversations = conversations;
        this.receipts = receipts;
        this.accounts = accounts;
        this.media = media;
        this.echoes = echoes;
    }

    void handle(InboundEvent event) {
        var payload = Json.read(event.payload());
        var told = payload.path("event");
        switch (Kind.valueOf(event.topic())) {
            case MESSAGE -> message(event, told, payload.path("user"));
            case READ -> read(event, told);
            case ENCRYPTED -> said(event, null, Stream.of(XContents.notUnderstood("encrypted message", told)));
            case REVOKED -> revoked(accounts.get(event.channel(), event.account()));
            case OTHER -> {}
        }
    }

    private void message(InboundEvent event, JsonNode told, JsonNode user) {
        var id = XEvent.id(told.path("id"));
        var message = told.path("message_create").path("message_data");
        if (isBy(event.customer(), told)) {
            said(event, id, contents(event, message));
            introduce(event, user);
        } else if (!isOurs(event, told, id)) {
            each(event, id, contents(event, message), conversations::answeredOutside);
        }
    }

    private static boolean isBy(String customer, JsonNode told) {
        return customer.equals(Json.text(told.path("message_create").path("sender_id")));
    }

    private Stream<Content> contents(InboundEvent event, JsonNode message) {
        return XContents.of(message, source -> media.sent(event, source)).stream();
    }

    private void said(InboundEvent event, @Nullable String id, Stream<Content> said) {
        each(event, id, said, conversations::receive);
    }

    private static void each(
            InboundEvent event, @Nullable String id, Stream<Content> contents, Consumer<Inbound> teller) {
        contents.forEach(content -> teller.accept(new Inbound(event.from(), id, event.occurredAt(), content)));
    }

    /**
     * Our own message comes back; it may be quicker than the provider's answer to our request, or come without one. Then
     * its words tell which it is, as X takes no mark of ours.
     */
    private boolean isOurs(InboundEvent event, JsonNode told, @Nullable String id) {
        if (id == null) {
            return isByOurApp(event, told);
        }
        var words = XContents.text(told.path("message_create").path("message_data"));
        return echoes.isOurs(event.from(), id, event.occurredAt(), content -> read(content, words))
                || isByOurApp(event, told);
    }

    private static List<Boolean> read(Content content, String words) {
        return DirectMessage.of(content).stream().map(part -> part.reads(words)).toList();
    }

    private boolean isByOurApp(InboundEvent event, JsonNode told) {
        var app = Json.text(told.path("message_create").path("source_app_id"));
        return app != null
                && accounts.get(event.channel(), event.account())
                        .find(XAccount.APP_ID)
                        .filter(app::equals)
                        .isPresent();
    }

    /** X tells with the message who wrote it, so nobody has to ask. */
    private void introduce(InboundEvent event, JsonNode user) {
        var profile = user.path("data").isObject() ? user.path("data") : user;
        var name = Json.text(profile.path("name"));
        var picture = Stream.of("profile_image_url_https", "profile_image_url")
                .map(profile::path)
                .map(Json::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        conversations
                .find(event.from())
                .map(Conversation::customer)
                .filter(known -> isNews(name, known.name()) || isNews(picture, known.pictureUrl()))
                .ifPresent(known -> conversations.introduced(known.id(), name, picture));
    }

    private static boolean isNews(@Nullable String told, @Nullable String known) {
        return told != null && !told.equals(known);
    }

    private void read(InboundEvent event, JsonNode told) {
        var last = XEvent.id(told.path("last_read_event_id"));
        Optional.ofNullable(last)
                .flatMap(id -> receipts.numberOf(event.from(), id))
                .ifPresentOrElse(
                        number -> receipts.readUntil(event.from(), number, event.occurredAt()),
                        () -> receipts.readUntil(event.from(), event.occurredAt()));
    }

    private void revoked(Account account) {
        accounts.unusable(account, "the app's permission was taken back on X");
    }
}
