package chat.baton.handover;

import chat.baton.conversation.AnsweredOutside;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.ConversationsJoined;
import chat.baton.conversation.Holder;
import chat.baton.conversation.NotTheHolder;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.time.Instant;
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
    private final HelpRequests helpRequests;
    private final Reopening reopening;
    private final OutOfHours outOfHours;
    private final Capacity capacity;
    private final Team team;
    private final ApplicationEventPublisher events;

    Handover(
            Conversations conversations,
            Takeovers takeovers,
            HelpRequests helpRequests,
            Reopening reopening,
            OutOfHours outOfHours,
            Capacity capacity,
            Team team,
            ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.takeovers = takeovers;
        this.helpRequests = helpRequests;
        this.reopening = reopening;
        this.outOfHours = outOfHours;
        this.capacity = capacity;
        this.team = team;
        this.events = events;
    }

    /**
     * Puts the conversation into the queue and says so. Nothing happens when a person is wanted or at work already.
     *
     * @return false when the bot keeps the conversation, as the merchant wants it out of hours; the customer knows
     */
    public boolean askForHelp(ConversationId id, HelpWanted wanted) {
        var conversation = conversations.lock(id);
        return !conversation.heldByBot() || helpRequests.ask(conversation, wanted);
    }

    /** Whether it is within the merchant's opening hours. */
    @Transactional(readOnly = true)
    public boolean isOpen(MerchantId merchant) {
        return outOfHours.isOpen(merchant);
    }

    /**
     * The customer wrote while they wait in the queue. Out of hours they are told, though not each time.
     *
     * @param farewell what who asks for a person is told in any case; absent when the message did not ask
     */
    public void stillWaits(Conversation conversation, @Nullable Farewell farewell) {
        helpRequests.stillWaits(conversation, farewell);
    }

    /** The customer goes on with the bot instead of waiting: a paused flow asks its open question again. */
    public void stopWaiting(Conversation conversation) {
        var action = conversation.place() == null ? new TransferAction.Stop() : new TransferAction.Resume();
        takeovers.complete(task(conversation), action);
    }

    /**
     * The customer wrote in a conversation that was resolved: soon after, its last agent goes on if they are online, or
     * else the bot. Nothing happens in any other conversation.
     *
     * @param conversation as it is with the message
     * @return whether an agent holds it now
     */
    public boolean reopen(Conversation conversation) {
        var resolution = conversation.resolution();
        if (resolution == null) {
            return false;
        }
        var agent = reopening.agentFor(conversation, resolution);
        agent.ifPresentOrElse(last -> give(conversation, last, null), () -> conversations.reopened(conversation.id()));
        return agent.isPresent();
    }

    /**
     * Makes the agent the holder; the bot is paused. Nothing happens when the agent holds it already.
     *
     * @throws AlreadyTaken when another agent holds it
     * @throws AtCapacity   when the agent can hold no more
     */
    public void takeOver(ConversationId id, AgentId agent) {
        capacity.ensureRoom(id, agent);
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
    private void give(Conversation conversation, AgentId agent, @Nullable AgentId by) {
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
     * @throws AtCapacity   when {@code to} can hold no more
     */
    public void assign(ConversationId id, AgentId by, AgentId to) {
        capacity.ensureRoom(id, to);
        var conversation = movable(id, by);
        if (team.agents(conversation.merchant()).stream()
                .noneMatch(agent -> agent.id().equals(to))) {
            throw new NoSuchAgent(to, conversation.merchant());
        }
        give(conversation, to, by);
    }

    /**
     * Puts a conversation that people hold, or wait to hold, into the queue for a team of the merchant.
     *
     * @throws NotTheHolder                  when the bot holds it
     * @throws MayNotAssign                  when another agent holds it and {@code by} is neither merchant nor admin
     * @throws chat.baton.team.NoSuchTeam when the merchant has no such team
     */
    public void assign(ConversationId id, AgentId by, TeamId to) {
        var conversation = movable(id, by);
        helpRequests.ask(conversation, task(conversation), to, by);
    }

    private Conversation movable(ConversationId id, AgentId by) {
        var conversation = conversations.lock(id);
        if (conversation.heldByBot()) {
            throw new NotTheHolder(id, conversation.holder());
        }
        if (conversation.holder() instanceof Holder.Agent holder && !mayMove(holder.id(), by)) {
            throw new MayNotAssign(by, holder.id());
        }
        return conversation;
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

    /**
     * As {@link #resolve}, unless something has been said since: for who resolves many at once and saw none of it.
     *
     * @param saidLast when something was said last, as who asks knows it
     * @return whether it is resolved now
     * @throws NotTheHolder when another agent holds it and {@code by} is neither merchant nor admin
     */
    public boolean resolveIfQuiet(ConversationId id, AgentId by, Instant saidLast) {
        if (conversations.lock(id).lastAt().isAfter(saidLast)) {
            return false;
        }
        resolve(id, by);
        return true;
    }

    /** Opens a resolved conversation again; the bot goes on holding it. Nothing happens to one that is open. */
    public void reopen(ConversationId id, AgentId by) {
        var conversation = conversations.lock(id);
        if ("resolved".equals(conversation.status())) {
            conversations.reopen(id);
            events.publishEvent(new ConversationReopened(conversation, by));
        }
    }

    private Task task(Conversation conversation) {
        return takeovers
                .task(conversation.id())
                .orElseThrow(() -> new IllegalStateException("No takeover task for conversation " + conversation.id()));
    }

    /** Whoever cares for the customer goes on with them in the other conversation, unless somebody does already. */
    @EventListener
    void on(ConversationsJoined event) {
        if (event.gone().heldByBot()) {
            return;
        }
        takeovers.end(event.gone().id());
        var waitsForAnybody =
                event.staying().heldBy(Holder.QUEUE) && event.gone().holder() instanceof Holder.Agent;
        if (event.staying().heldByBot() || waitsForAnybody) {
            goOn(event.staying(), event.gone().holder());
        }
    }

    private void goOn(Conversation conversation, Holder holder) {
        if (holder instanceof Holder.Agent agent) {
            give(conversation, agent.id(), agent.id());
        } else {
            var reason = HelpReason.WAITED_ELSEWHERE.words();
            conversations.hand(conversation.id(), Holder.QUEUE, reason);
            takeovers.begin(conversation, null, reason);
        }
    }

    @EventListener
    void on(AnsweredOutside event) {
        give(event.conversation(), AgentId.OUTSIDE, AgentId.OUTSIDE);
    }
}
