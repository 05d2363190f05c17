package chat.baton.channel.line;

import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Reachability;
import chat.baton.channel.line.LineEvent.Kind;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Inbound;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the conversation, in its words, what an event means. */
@Component
class LineTranslation {

    private static final String BLOCKED = "the customer blocked the account";

    /** When the customer last became a friend or ceased to be one, in milliseconds. */
    private static final String FRIENDSHIP_CHANGED = "friendshipChanged";

    private final Conversations conversations;
    private final Reachability reachability;
    private final LineContents contents;
    private final LineTaps taps;
    private final ReplyTokens replyTokens;
    private final ReadTokens readTokens;
    private final UnsentMessages unsent;

    LineTranslation(
            Conversations conversations,
            Reachability reachability,
            LineContents contents,
            LineTaps taps,
            ReplyTokens replyTokens,
            ReadTokens readTokens,
            UnsentMessages unsent) {
        this.conversations = conversations;
        this.reachability = reachability;
        this.contents = contents;
        this.taps = taps;
        this.replyTokens = replyTokens;
        this.readTokens = readTokens;
        this.unsent = unsent;
    }

    void handle(InboundEvent event) {
        var told = new LineEvent(Json.read(event.payload()));
        told.kind().ifPresent(kind -> handle(event, told, kind));
    }

    private void handle(InboundEvent event, LineEvent told, Kind kind) {
        switch (kind) {
            case MESSAGE -> message(event, told);
            case POSTBACK -> said(event, told, taps.of(event, told.json().path("postback")));
            case FOLLOW, UNFOLLOW -> friendship(event, kind == Kind.FOLLOW);
            case UNSEND -> unsent(event, told);
            case EDIT -> edited(event, told);
        }
    }

    /** One that comes again late may have been taken back meanwhile. */
    private void message(InboundEvent event, LineEvent told) {
        var id = told.messageId();
        if (id != null && told.isRedelivered() && unsent.isUnsent(event, id)) {
            unsent.forget(event, id);
        } else {
            readTokens.keep(told);
            said(event, told, contents.of(event, told.message()));
        }
    }

    private void said(InboundEvent event, LineEvent told, Content content) {
        var inbound = new Inbound(event.from(), told.messageId(), event.occurredAt(), content);
        if (told.isStandby()) {
            conversations.record(inbound);
        } else {
            told.replyToken().ifPresent(token -> replyTokens.keep(event, token));
            conversations.receive(inbound);
        }
    }

    /** A new friend is greeted by LINE itself. Events may come out of order. */
    private void friendship(InboundEvent event, boolean friends) {
        var customer = event.from();
        var changed = event.occurredAt().toEpochMilli();
        var known = reachability.facts(customer).get(FRIENDSHIP_CHANGED);
        if (known != null && Long.parseLong(known) > changed) {
            return;
        }
        reachability.learned(customer, Map.of(FRIENDSHIP_CHANGED, String.valueOf(changed)));
        if (friends) {
            reachability.reachable(customer);
        } else {
            reachability.stopped(customer, BLOCKED, event.occurredAt());
        }
    }

    /** LINE asks that nothing of it can be seen or used any more. */
    private void unsent(InboundEvent event, LineEvent told) {
        var message = told.messageId();
        if (message != null) {
            conversations.deleted(event.from(), message, event.occurredAt());
            unsent.forget(event, message);
        }
    }

    private void edited(InboundEvent event, LineEvent told) {
        var message = told.messageId();
        var text = Json.text(told.message().path("text"));
        if (message != null && text != null) {
            conversations.edited(event.from(), message, Content.text(text), event.occurredAt());
        }
    }
}
