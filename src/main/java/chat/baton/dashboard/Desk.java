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
import chat.baton.core.TeamId;
import chat.baton.handover.Handover;
import chat.baton.handover.TransferAction;
import chat.baton.team.Team;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
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
     * @param key what was said under it before is not said again; absent to say it in any case
     * @return the number of the message
     * @throws Unusable     when there is no text, or too much
     * @throws WindowClosed when the provider would refuse it
     * @throws KeyReused    when something else was said under the key
     */
    int say(ConversationId id, AgentId me, String text, @Nullable String key) {
        ensureFit(text);
        return post(id, me, Content.text(text), key);
    }

    /**
     * Sends what Baton made, such as a product's card or a payment link. Refuses as {@link #say} does.
     *
     * @return the number of the message
     */
    int post(ConversationId id, AgentId me, Content content, @Nullable String key) {
        look(id, me);
        return said(id, me, key, content).orElseGet(() -> {
            reach(id, me);
            return reply(id, me, content, key);
        });
    }

    private int reply(ConversationId id, AgentId me, Content content, @Nullable String key) {
        return key == null
                ? conversations.reply(id, Author.agent(me), content, null)
                : conversations.replyOnce(id, me, content, key);
    }

    /** What a retry asks for is answered as the first try was, even if it would be refused by now. */
    private Optional<Integer> said(ConversationId id, AgentId me, @Nullable String key, @Nullable Content content) {
        return Optional.ofNullable(key)
                .flatMap(known -> conversations.said(id, known))
                .map(message ->
                        KeyReused.unlessSame(message, Author.agent(me), content).number());
    }

    /**
     * Tells colleagues something beside the talk, whoever holds the conversation. The customer never reads it.
     *
     * @return the number of the note
     * @throws Unusable  when there is no text, or too much
     * @throws KeyReused when something else was noted under the key
     */
    int note(ConversationId id, AgentId me, String text, @Nullable String key) {
        ensureFit(text);
        look(id, me);
        return said(id, me, key, new Content.Note(text)).orElseGet(() -> conversations.note(id, me, text, key));
    }

    /** @throws NotTheHolder when somebody else holds the conversation */
    void ensureHolder(ConversationId id, AgentId me) {
        var conversation = look(id, me);
        if (!conversation.heldBy(Holder.agent(me))) {
            throw new NotTheHolder(id, conversation.holder());
        }
    }

    private static void ensureFit(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new Unusable("The text has to have 1 to " + LONGEST + " characters");
        }
    }

    /**
     * Has a failed message sent again, by who holds the conversation or, while no agent does, by anyone.
     *
     * @throws NotTheHolder when another agent holds it
     * @throws WindowClosed when the provider would refuse it
     * @throws NoSuchThing  when there is no such failed message
     */
    void resend(ConversationId id, AgentId me, int number) {
        var conversation = reach(id, me);
        if (conversation.holder() instanceof Holder.Agent && !conversation.heldBy(Holder.agent(me))) {
            throw new NotTheHolder(id, conversation.holder());
        }
        if (!deliveries.resend(id, number)) {
            throw new NoSuchThing("failed message " + number);
        }
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
     * @param key as for {@link #say}
     * @return the number of the message
     * @throws UnfitFile    when it is not of a kind that is kept
     * @throws WindowClosed when the provider would refuse it
     * @throws IOException  when the file does not come
     */
    int attach(ConversationId id, AgentId me, @Nullable String name, InputStream bytes, @Nullable String key)
            throws IOException {
        look(id, me);
        var before = said(id, me, key, null);
        return before.isPresent() ? before.get() : keepAndSend(id, me, name, bytes, key);
    }

    private int keepAndSend(
            ConversationId id, AgentId me, @Nullable String name, InputStream bytes, @Nullable String key)
            throws IOException {
        var conversation = reach(id, me);
        ensureHolder(id, me);
        var file = media.keep(conversation.customer().ref(), name, bytes);
        return reply(id, me, file.content(), key);
    }

    /**
     * Sends a text the provider has approved, at any time.
     *
     * @return the number of the message
     * @throws NoTemplates  when the provider knows none
     * @throws WindowClosed when the customer wants to hear nothing
     */
    int send(ConversationId id, AgentId me, Content.Template template, @Nullable String key) {
        var conversation = look(id, me);
        var before = said(id, me, key, template);
        if (before.isPresent()) {
            return before.get();
        }
        if (!window.takesTemplates(conversation, template)) {
            throw new NoTemplates(conversation.customer().ref().channel());
        }
        if (!window.isOpenFor(conversation, template)) {
            throw new WindowClosed(String.valueOf(window.of(conversation).closedReason()));
        }
        return reply(id, me, template, key);
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

    void assign(ConversationId id, AgentId me, TeamId to) {
        look(id, me);
        handover.assign(id, me, to);
        deliveries.awaitSettled(id);
    }

    void transfer(ConversationId id, AgentId me, TransferAction action) {
        look(id, me);
        handover.transfer(id, me, action);
    }

    void reopen(ConversationId id, AgentId me) {
        look(id, me);
        handover.reopen(id, me);
    }

    void resolve(ConversationId id, AgentId me) {
        look(id, me);
        handover.resolve(id, me);
    }
}
