package chat.baton.channel.apple;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notes reactions on the messages they quote. A text that only looks like one stays a text. */
@Component
class Tapbacks {

    private static final int LOOKED_THROUGH = 100;

    private final Conversations conversations;

    Tapbacks(Conversations conversations) {
        this.conversations = conversations;
    }

    /** @return whether it was a reaction, and is noted */
    boolean noted(CustomerRef customer, List<Content> said) {
        return Optional.of(said)
                .filter(contents -> contents.size() == 1 && contents.get(0) instanceof Content.Text)
                .flatMap(contents -> Tapback.of(contents.get(0).asText()))
                .filter(tapback -> conversations
                        .find(customer)
                        .filter(known -> noted(known, tapback))
                        .isPresent())
                .isPresent();
    }

    private boolean noted(Conversation conversation, Tapback tapback) {
        var number = conversations.messages(conversation.id(), conversation.lastNumber() - LOOKED_THROUGH).stream()
                .filter(message -> tapback.quotes(message.content().asText()))
                .map(Message::number)
                .max(Comparator.naturalOrder());
        number.ifPresent(it -> conversations.reacted(conversation.id(), it, tapback.emoji()));
        return number.isPresent();
    }
}
