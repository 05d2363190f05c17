package chat.baton.handover;

import chat.baton.conversation.AnsweredOutside;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.conversation.NotTheHolder;
import chat.baton.conversation.Step;
import chat.baton.core.AgentId;
import chat.baton.team.Role;
import chat.baton.team.Team;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a conversation passes between the bot and people. Every move goes through the takeover task of the engine. */
@Service
@Transactional
public class Handover {

    private final Conversations conversations;
    private final Takeovers takeovers;
    private final Team team;
    private final ApplicationEventPublisher events;

    Handover(Conversations conversations, Takeovers takeovers, Team team, ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.takeovers = takeovers;
        this.team = team;
        this.events = events;
    }

    /**
     * Puts the conversation into the queue. Nothing happens when a person is wanted or at work already.
     *
     * @param reason   in words an agent understands
     * @param farewell what the bot tells the customer
     * @param step     where in a flow the bot says so; absent outside flows
     */
    public void askForHelp(ConversationId id, String reason, String farewell, @Nullable Step step) {
        var conversation = conversations.lock(id);
        if (conversation.heldByBot()) {
            conversations.hand(id, Holder.QUEUE, reason);
            conversations.farewell(id, Content.text(farewell), step);
            takeovers.begin(conversation, null, reason);
        }
    }

    /**
     * Makes the agent the holder; the bot is paused. Nothing happens when the agent holds it already.
     *
     * @throws AlreadyTaken when another agent holds it
     */
    public void takeOver(ConversationId id, AgentId agent) {
        var conversation = conversations.lock(id);
        if (conversation.holder() instanceof Holder.Agent other && !other.id().equals(AgentId.OUTSIDE)) {
            refuseOthers(conversation, other.id(), agent);
        } else {
            give(conversation, agent, agent);
        }
    }

    private void refuseOthers(Conversation conversation, AgentId holder, AgentId agent) {
        if (!holder.equals(agent)) {
            throw new AlreadyTaken(conversation.id(), holder);
        }
    }

    /** The task follows what is already true, so that the transcript tells who did it. */
    private void give(Conversation conversation, AgentId agent, AgentId by) {
        conversations.hand(conversation.id(), Holder.agent(agent), "", by);
        takeovers
                .task(conversation.id())
                .ifPresentOrElse(
                        task -> takeovers.assign(task, agent),
                        () -> takeovers.begin(conversation, agent, "Taken over by " + agent));
    }

    /**
     * Gives a conversation that people hold, or wait to hold, to an agent of the merchant.
     *
     * @throws NotTheHolder when the bot holds it
     * @throws MayNotAssign when another agent holds it and {@code by} is neither merchant nor admin
     * @throws NoSuchAgent  when {@code to} is no agent of the merchant
     */
    public void assign(ConversationId id, AgentId by, AgentId to) {
        var conversation = conversations.lock(id);
        if (conversation.heldByBot()) {
            throw new NotTheHolder(id, conversation.holder());
        }
        if (conversation.holder() instanceof Holder.Agent holder && !mayMove(holder.id(), by)) {
            throw new MayNotAssign(by, holder.id());
        }
        if (team.agents(conversation.merchant()).stream()
                .noneMatch(agent -> agent.id().equals(to))) {
            throw new NoSuchAgent(to, conversation.merchant());
        }
        give(conversation, to, by);
    }

    private boolean mayMove(AgentId holder, AgentId by) {
        return holder.equals(by) || team.is(by, Role.MERCHANT) || team.is(by, Role.ADMIN);
    }

    /**
     * Gives the conversation back to the bot.
     *
     * @throws NotTheHolder    when the agent does not hold it
     * @throws NothingToResume when asked to resume where no flow is paused
     */
    public void transfer(ConversationId id, AgentId by, TransferAction action) {
        var conversation = conversations.lock(id);
        if (!conversation.heldBy(Holder.agent(by))) {
            throw new NotTheHolder(id, conversation.holder());
        }
        takeovers.complete(task(conversation), action);
    }

    /**
     * Closes the conversation: a running flow ends, and the bot answers when the customer writes again.
     *
     * @throws NotTheHolder when another agent holds it and {@code by} is neither merchant nor admin
     */
    public void resolve(ConversationId id, AgentId by) {
        var conversation = conversations.lock(id);
        if (conversation.holder() instanceof Holder.Agent holder && !mayMove(holder.id(), by)) {
            throw new NotTheHolder(id, holder);
        }
        if (!conversation.heldByBot()) {
            takeovers.complete(task(conversation), new TransferAction.Stop());
        }
        conversations.resolve(id);
        events.publishEvent(new ConversationResolved(conversation, by));
    }

    private Task task(Conversation conversation) {
        return takeovers
                .task(conversation.id())
                .orElseThrow(() -> new IllegalStateException("No takeover task for conversation " + conversation.id()));
    }

    @EventListener
    void on(AnsweredOutside event) {
        give(event.conversation(), AgentId.OUTSIDE, AgentId.OUTSIDE);
    }
}
