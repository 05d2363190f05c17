package chat.baton.dashboard;

import chat.baton.channel.Deliveries;
import chat.baton.channel.Media;
import chat.baton.channel.ReplyWindow;
import chat.baton.channel.UnfitFile;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.conversation.NotTheHolder;
import chat.baton.core.AgentId;
import chat.baton.handover.Handover;
import chat.baton.handover.TransferAction;
import chat.baton.team.Team;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a person can do with one conversation, by page or by REST. Every method throws {@link NoSuchThing} when there is no
 * such conversation among those of the person's merchants, and whatever the module below refuses with.
 */
@Component
class Desk {

    private static final int LONGEST = 4096;

    private final Conversations conversations;
    private final Handover handover;
    private final Deliveries deliveries;
    private final ReplyWindow window;
    private final Media media;
    private final Team team;

    Desk(
            Conversations conversations,
            Handover handover,
            Deliveries deliveries,
            ReplyWindow window,
            Media media,
            Team team) {
        this.conversations = conversations;
        this.handover = handover;
        this.deliveries = deliveries;
        this.window = window;
        this.media = media;
        this.team = team;
    }

    Conversation look(ConversationId id, AgentId me) {
        return conversations
                .find(id)
                .filter(conversation -> team.maySee(me, conversation.merchant()))
                .orElseThrow(() -> new NoSuchThing("conversation " + id));
    }

    /**
     * @return the number of the message
     * @throws Unusable     when there is no text, or too much
     * @throws WindowClosed when the provider would refuse it
     */
    int say(ConversationId id, AgentId me, String text) {
        reach(id, me);
        if (text.isBlank() || text.length() > LONGEST) {
            throw new Unusable("The text has to have 1 to " + LONGEST + " characters");
        }
        return conversations.reply(id, Author.agent(me), Content.text(text), null);
    }

    private Conversation reach(ConversationId id, AgentId me) {
        var conversation = look(id, me);
        var closed = window.of(conversation).closedReason();
        if (closed != null) {
            throw new WindowClosed(closed);
        }
        return conversation;
    }

    /**
     * Sends the customer a picture or file.
     *
     * @return the number of the message
     * @throws UnfitFile    when it is not of a kind that is kept
     * @throws WindowClosed when the provider would refuse it
     * @throws IOException  when the file does not come
     */
    int attach(ConversationId id, AgentId me, @Nullable String name, InputStream bytes) throws IOException {
        var conversation = reach(id, me);
        if (!conversation.heldBy(Holder.agent(me))) {
            throw new NotTheHolder(id, conversation.holder());
        }
        var file = media.keep(conversation.customer().ref(), name, bytes);
        return conversations.reply(id, Author.agent(me), file.content(), null);
    }

    /**
     * Sends a text the provider has approved, at any time.
     *
     * @return the number of the message
     * @throws NoTemplates  when the provider knows none
     * @throws WindowClosed when the customer wants to hear nothing
     */
    int send(ConversationId id, AgentId me, Content.Template template) {
        var conversation = look(id, me);
        if (!window.takesTemplates(conversation, template)) {
            throw new NoTemplates(conversation.customer().ref().channel());
        }
        if (!window.isOpenFor(conversation, template)) {
            throw new WindowClosed(String.valueOf(window.of(conversation).closedReason()));
        }
        return conversations.reply(id, Author.agent(me), template, null);
    }

    /** Returns when the bot is silent: what it was saying has arrived or never will. */
    void takeOver(ConversationId id, AgentId me) {
        look(id, me);
        handover.takeOver(id, me);
        deliveries.awaitSettled(id);
    }

    void assign(ConversationId id, AgentId me, AgentId to) {
        look(id, me);
        handover.assign(id, me, to);
        deliveries.awaitSettled(id);
    }

    void transfer(ConversationId id, AgentId me, TransferAction action) {
        look(id, me);
        handover.transfer(id, me, action);
    }

    void resolve(ConversationId id, AgentId me) {
        look(id, me);
        handover.resolve(id, me);
    }
}
