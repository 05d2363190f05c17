package chat.baton.channel.apple;

import chat.baton.channel.Receipts;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Message;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What we offered, for answers that tell only the place of what was chosen. */
@Component
class AskedChoices {

    private final Conversations conversations;
    private final Receipts receipts;

    AskedChoices(Conversations conversations, Receipts receipts) {
        this.conversations = conversations;
        this.receipts = receipts;
    }

    /** Absent when the answer tells more itself, or our question is not known. */
    Optional<Content> choice(CustomerRef customer, InteractiveAnswer answer) {
        var request = answer.request();
        if (request == null || !answer.isPlaceOnly()) {
            return Optional.empty();
        }
        return receipts.numberOf(customer, request)
                .flatMap(number -> conversations.find(customer).flatMap(it -> offered(it.id(), number)))
                .filter(choices -> answer.selectedIndex().orElseThrow() < choices.size())
                .map(choices -> choices.get(answer.selectedIndex().orElseThrow()))
                .map(choice -> new Content.Tapped(choice.title(), choice.value()));
    }

    private Optional<List<Content.Choice>> offered(ConversationId conversation, int number) {
        return conversations.messages(conversation, number - 1).stream()
                .findFirst()
                .map(Message::content)
                .filter(Content.Choices.class::isInstance)
                .map(content -> ((Content.Choices) content).choices());
    }
}
