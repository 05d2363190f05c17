package chat.baton.channel.apple;

import chat.baton.channel.InboundEvent;
import chat.baton.channel.Reachability;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Inbound;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells the conversation, in its words, what a customer sent. */
@Component
class AppleTranslation {

    /** After these words Apple wants nothing more to be sent, not even a goodbye. */
    private static final Set<String> OPT_OUT = Set.of("unsubscribe", "spam");

    private final Conversations conversations;
    private final Reachability reachability;
    private final AppleContents contents;
    private final Tapbacks tapbacks;

    AppleTranslation(
            Conversations conversations, Reachability reachability, AppleContents contents, Tapbacks tapbacks) {
        this.conversations = conversations;
        this.reachability = reachability;
        this.contents = contents;
        this.tapbacks = tapbacks;
    }

    void handle(InboundEvent event) {
        var heard = HeardMessage.read(event.payload());
        var facts = heard.facts();
        if (!facts.isEmpty()) {
            reachability.learned(event.from(), facts);
        }
        if (heard.type().equals("close")) {
            reachability.stopped(event.from(), "the customer deleted the conversation", event.occurredAt());
        } else {
            said(event, heard);
        }
    }

    private void said(InboundEvent event, HeardMessage heard) {
        var said = contents.of(event, heard);
        if (tapbacks.noted(event.from(), said)) {
            return;
        }
        // Before the bot hears it: what it answers is claimed as soon as it is said.
        if (optsOut(said)) {
            reachability.stopped(event.from(), "the customer unsubscribed", event.occurredAt());
        }
        for (var content : said) {
            conversations.receive(
                    new Inbound(event.from(), heard.id(), event.occurredAt(), content, heard.text(Facts.LOCALE)));
        }
    }

    private static boolean optsOut(Collection<Content> said) {
        return said.stream()
                .filter(Content.Text.class::isInstance)
                .map(content -> content.asText().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " "))
                .anyMatch(words -> OPT_OUT.contains(words.strip()));
    }
}
