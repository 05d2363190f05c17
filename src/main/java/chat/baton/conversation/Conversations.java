package chat.baton.conversation;

import chat.baton.core.AgentId;
import chat.baton.core.CustomerId;
import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What others may ask of conversations. Each writing method locks the conversation's row until the transaction ends, so
 * that whatever follows in it cannot be overtaken.
 */
@Service
@Transactional
public class Conversations {

    private final ConversationTable table;
    private final MessageTable messages;
    private final ConversationList list;
    private final ConversationSearch search;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Conversations(
            ConversationTable table,
            MessageTable messages,
            ConversationList list,
            ConversationSearch search,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.messages = messages;
        this.list = list;
        this.search = search;
        this.events = events;
        this.clock = clock;
    }

    /** Numbers a customer's message, in a new conversation if they never wrote before, and tells who answers. */
    public void receive(Inbound inbound) {
        var conversation = number(inbound);
        events.publishEvent(
                new MessageReceived(conversation, conversation.lastNumber(), inbound.content(), inbound.externalId()));
    }

    /** A conversation before anything is said in it. */
    public ConversationId open(CustomerRef customer, boolean tester) {
        table.open(customer, clock.instant());
        var id = table.lock(customer).orElseThrow().id();
        table.tests(id, tester);
        return id;
    }

    /** Numbers a customer's message that somebody else answers, so nobody here is told. */
    public void record(Inbound inbound) {
        number(inbound);
    }

    private Conversation number(Inbound inbound) {
        var conversation = table.received(inbound, clock.instant()).orElseGet(() -> {
            table.open(inbound.from(), clock.instant());
            return table.received(inbound, clock.instant()).orElseThrow();
        });
        return Languages.of(inbound.language())
                .filter(told -> conversation.customer().language() == null)
                .map(told -> speaking(conversation, told))
                .orElse(conversation);
    }

    private Conversation speaking(Conversation conversation, Locale language) {
        table.speaks(conversation.customer().id(), language.toLanguageTag());
        return table.find(conversation.id()).orElseThrow();
    }

    /**
     * A person answered in the provider's own app. The message joins the transcript as an agent's; unless an agent holds
     * the conversation already, those who decide are told.
     */
    public void answeredOutside(Inbound echo) {
        var known = table.lock(echo.from());
        if (known.isEmpty()) {
            table.open(echo.from(), clock.instant());
        }
        var conversation = known.or(() -> table.lock(echo.from())).orElseThrow();
        messages.add(conversation, Author.agent(AgentId.OUTSIDE), echo.content(), clock.instant(), echo.externalId());
        if (!(conversation.holder() instanceof Holder.Agent)) {
            events.publishEvent(new AnsweredOutside(conversation));
        }
    }

    /**
     * The one door to the customer, for bot and agents alike.
     *
     * @param step where in a flow the bot says it, remembered as the place; absent outside flows and for agents
     * @return the message's number
     * @throws NotTheHolder       when the author does not hold the conversation
     * @throws NoSuchConversation when there is none
     * @throws IllegalArgumentException when it is for agents only
     */
    @Transactional(noRollbackFor = NotTheHolder.class)
    public int reply(ConversationId id, Author author, Content content, @Nullable Step step) {
        return post(id, messages.reply(id, author, author.kind(), content, step, null, clock.instant()));
    }

    /**
     * As an agent's {@link #reply}, except that what has been said under the key is not said again, whoever holds the
     * conversation by now.
     *
     * @param key made by who sends, the same for each try; 1 to 200 characters
     */
    @Transactional(noRollbackFor = NotTheHolder.class)
    public int replyOnce(ConversationId id, AgentId agent, Content content, String key) {
        lock(id);
        var author = Author.agent(agent);
        return said(id, key)
                .map(Message::number)
                .orElseGet(
                        () -> post(id, messages.reply(id, author, author.kind(), content, null, key, clock.instant())));
    }

    /** What was said or noted under a key; absent when nothing was. */
    @Transactional(readOnly = true)
    public Optional<Message> said(ConversationId id, String key) {
        return messages.under(id, key);
    }

    /**
     * The bot's last words when it hands over to the queue. They belong to the queue's turn, so that they still reach the
     * customer, unless an agent is faster.
     *
     * @throws NotTheHolder when the queue does not hold the conversation
     */
    @Transactional(noRollbackFor = NotTheHolder.class)
    public int farewell(ConversationId id, Content content, @Nullable Step step) {
        var number =
                post(id, messages.reply(id, Author.BOT, Holder.QUEUE.kind(), content, step, null, clock.instant()));
        if (step != null) {
            table.helpAt(id, step);
        }
        return number;
    }

    private int post(ConversationId id, Optional<ReplyPosted> posted) {
        events.publishEvent(posted.orElseThrow(() -> refusal(id)));
        return posted.get().number();
    }

    private RuntimeException refusal(ConversationId id) {
        return table.find(id)
                .<RuntimeException>map(conversation -> new NotTheHolder(id, conversation.holder()))
                .orElseGet(() -> new NoSuchConversation(id));
    }

    /** A line for the agents that tells what happened; never sent to the customer. */
    public void note(ConversationId id, String text) {
        lock(id);
        messages.aside(id, Author.SYSTEM, Content.text(text), null, clock.instant());
    }

    /** What became of the conversation, as a line for the agents; never sent to the customer. */
    public void tell(ConversationId id, Content.Happening happening) {
        lock(id);
        messages.aside(id, Author.SYSTEM, happening, null, clock.instant());
    }

    /**
     * What an agent tells colleagues, whoever holds the conversation; never sent to the customer, and no answer to them.
     *
     * @param key as for {@link #replyOnce}; absent to keep it each time
     * @return the note's number
     */
    public int note(ConversationId id, AgentId by, String text, @Nullable String key) {
        lock(id);
        return Optional.ofNullable(key)
                .flatMap(known -> said(id, known))
                .map(Message::number)
                .orElseGet(() -> messages.aside(id, Author.agent(by), new Content.Note(text), key, clock.instant()));
    }

    /**
     * The conversation, locked until the transaction ends.
     *
     * @throws NoSuchConversation when there is none
     */
    public Conversation lock(ConversationId id) {
        return table.lock(id).orElseThrow(() -> new NoSuchConversation(id));
    }

    /**
     * Hands the conversation to another holder: a new turn. Nothing happens when they hold it already.
     *
     * @param reason why a person is wanted; kept while the queue holds it
     */
    public void hand(ConversationId id, Holder to, String reason) {
        hand(id, to, reason, null);
    }

    /**
     * As {@link #hand(ConversationId, Holder, String)}.
     *
     * @param by who does it; absent when the bot, the customer or a rule does
     */
    public void hand(ConversationId id, Holder to, String reason, @Nullable AgentId by) {
        var before = lock(id);
        if (before.heldBy(to)) {
            return;
        }
        var now = clock.instant();
        var turn = table.hand(id, to, reason, by != null && to.equals(Holder.agent(by)), now);
        events.publishEvent(new HolderChanged(before, before.holder(), to, turn, now, by, reason));
    }

    /** Nobody has come for too long; nothing happens when the queue does not hold the conversation. */
    public void helpOverdue(ConversationId id) {
        table.helpOverdue(id, clock.instant());
    }

    /** Remembers which flow runs; a step its first tasks have already told is kept. */
    public void enter(ConversationId id, Place place) {
        table.enter(id, place, clock.instant());
    }

    /** The flow that runs goes on in another version, at the same step or another one. */
    public void migrated(ConversationId id, Place place) {
        table.migrated(id, place);
    }

    /** Remembers a step that says nothing. */
    public void step(ConversationId id, Step step) {
        table.step(id, step);
    }

    /** Remembers that no flow runs any more, and how the one that did has ended: the first who says so is right. */
    public void leaveFlow(ConversationId id, Place place, Ending ending) {
        table.leaveFlow(id, place, ending, clock.instant());
    }

    /** What a flow has passed and learned since its last words. */
    public void remember(ConversationId id, Along along) {
        messages.remember(id, along);
    }

    /** The way of the running flow, as its steps told it, in order; empty when none runs. */
    @Transactional(readOnly = true)
    public List<String> way(ConversationId id) {
        return messages.way(id);
    }

    /** Counts a message the bot could do nothing with. @return how many in a row by now */
    public int misunderstood(ConversationId id) {
        return table.misunderstood(id);
    }

    /** The bot knew what to do with the customer's message. */
    public void understood(ConversationId id) {
        table.understood(id);
    }

    /** Nothing is left to do. The bot answers when the customer writes again, which opens the conversation again. */
    public void resolve(ConversationId id) {
        hand(id, Holder.BOT, "");
        table.resolve(id, clock.instant());
    }

    /** A message to a resolved conversation has found its holder: what comes next is a message like any other. */
    public void reopened(ConversationId id) {
        table.reopened(id);
    }

    /** Whose people are asked first while the queue holds the conversation; absent for everybody. */
    public void want(ConversationId id, @Nullable TeamId team) {
        table.want(id, team);
    }

    /**
     * Remembers that the customer is told now that nobody is there.
     *
     * @return false when they were told within this time already
     */
    public boolean toldAway(ConversationId id, Duration within) {
        return table.toldAway(id, clock.instant().minus(within), clock.instant());
    }

    /**
     * Says whether the customer tries things out for the merchant. What they are in the middle of goes on as it began.
     *
     * @throws NoSuchConversation when there is none
     */
    public void tests(ConversationId id, boolean tester) {
        lock(id);
        table.tests(id, tester);
    }

    /** There is something to do after all. */
    public void reopen(ConversationId id) {
        table.reopen(id);
    }

    /**
     * Two customers turned out to be one person, who goes on as the second. What was said stays where it was; the first
     * conversation is closed, and each tells of the other. Nothing happens unless both have written.
     */
    public void join(CustomerRef gone, CustomerRef staying) {
        var ids = Stream.of(gone, staying)
                .flatMap(customer -> table.find(customer).stream())
                .map(Conversation::id)
                .toList();
        if (ids.size() == 2) {
            // In one order, so that two who do this do not wait for each other.
            ids.stream().sorted(Comparator.comparing(ConversationId::value)).forEach(this::lock);
            join(lock(ids.get(0)), lock(ids.get(1)));
        }
    }

    private void join(Conversation gone, Conversation staying) {
        events.publishEvent(new ConversationsJoined(gone, staying));
        resolve(gone.id());
        note(gone.id(), "Closed: this customer goes on in another conversation, /conversations/" + staying.id());
        note(staying.id(), "This customer wrote before in another conversation, /conversations/" + gone.id());
    }

    /** The customer changed what they had written; the newest change holds. Unknown messages are passed over. */
    public void edited(CustomerRef from, String externalId, Content content, Instant at) {
        table.lock(from).ifPresent(known -> messages.edited(from, externalId, content, at));
    }

    /** The customer took back what they had written: only that there was something is kept. Unknown messages are passed over. */
    public void deleted(CustomerRef from, String externalId, Instant at) {
        if (table.lock(from).isEmpty()) {
            return;
        }
        var contents = messages.deleted(from, externalId, at);
        if (!contents.isEmpty()) {
            events.publishEvent(new MessageTakenBack(from, contents));
        }
    }

    /**
     * The customer reacted to one of their own messages or, when {@code number} is given, to one of ours.
     *
     * @param reaction an emoji; absent to take it back
     */
    public void reacted(ConversationId id, int number, @Nullable String reaction) {
        lock(id);
        messages.reacted(id, number, reaction);
    }

    /** The provider's id of the newest of the customer's messages that has one. */
    @Transactional(readOnly = true)
    public Optional<String> lastExternalId(ConversationId id) {
        return messages.lastExternalId(id);
    }

    /** The number of the message that has this id at the provider; absent when none is known. */
    @Transactional(readOnly = true)
    public Optional<Integer> numberOf(ConversationId id, String externalId) {
        return messages.numberOf(id, externalId);
    }

    /** What the provider tells about a customer; absent parts are left as they are. */
    public void introduced(CustomerId customer, @Nullable String name, @Nullable String pictureUrl) {
        introduced(customer, name, pictureUrl, null);
    }

    /**
     * What the provider tells about a customer; absent parts are left as they are.
     *
     * @param language a BCP 47 tag; counts only while none is known
     */
    public void introduced(
            CustomerId customer, @Nullable String name, @Nullable String pictureUrl, @Nullable String language) {
        var tag = Languages.of(language).map(Locale::toLanguageTag).orElse(null);
        table.introduced(customer, name, pictureUrl, tag, clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<Conversation> find(ConversationId id) {
        return table.find(id);
    }

    @Transactional(readOnly = true)
    public Optional<Conversation> find(CustomerRef customer) {
        return table.find(customer);
    }

    /**
     * Conversations, newest activity first.
     *
     * @param cursor where the page begins; absent for the first
     * @param limit  1 to 200
     */
    @Transactional(readOnly = true)
    public ConversationPage list(ConversationFilter filter, @Nullable String cursor, int limit) {
        return list.list(filter, cursor, limit);
    }

    /** How many conversations belong to the filter, {@code most} at most. */
    @Transactional(readOnly = true)
    public int count(ConversationFilter filter, int most) {
        return list.count(filter, most);
    }

    /**
     * Conversations whose customer's name or one of whose messages has all these words, newest activity first. Every word may
     * be only begun, and accents and case do not matter. Where more messages than can be looked through have them, those of
     * the newest conversations are found.
     *
     * @param cursor as for the list
     */
    @Transactional(readOnly = true)
    public FoundPage search(ConversationFilter filter, String words, @Nullable String cursor, int limit) {
        return search.find(filter, words, cursor, limit);
    }

    /** What flows of the customer's own starting have run in a conversation, newest first, 20 at most. */
    @Transactional(readOnly = true)
    public List<FlowRun> runs(ConversationId id) {
        return messages.runs(id);
    }

    /** The way of all flows that have run in a conversation, as their steps told it, in order. */
    @Transactional(readOnly = true)
    public List<String> passed(ConversationId id) {
        return messages.passed(id);
    }

    /** Those there are, in no order. */
    @Transactional(readOnly = true)
    public List<Conversation> find(Collection<ConversationId> ids) {
        return list.find(ids);
    }

    /** How many conversations of each kind each of these merchants has. */
    @Transactional(readOnly = true)
    public Map<MerchantId, Counts> counts(Set<MerchantId> merchants) {
        return list.counts(merchants);
    }

    /** How many of the merchant's conversations the agent holds. */
    @Transactional(readOnly = true)
    public int held(MerchantId merchant, AgentId agent) {
        return list.held(merchant, agent);
    }

    /** Where the bot is in conversations of these merchants now, each flow and step once, by name. */
    @Transactional(readOnly = true)
    public List<Place> places(Set<MerchantId> merchants) {
        return list.places(merchants);
    }

    /** Conversations that wait for a person, longest waiting first. */
    @Transactional(readOnly = true)
    public List<Conversation> waitingForHelp(Set<MerchantId> merchants) {
        return table.waitingForHelp(merchants);
    }

    /** Messages numbered above {@code after}, in order, 500 at most. */
    @Transactional(readOnly = true)
    public List<Message> messages(ConversationId id, int after) {
        return messages.after(id, after);
    }

    /** The messages with these numbers, in order; those there are. */
    @Transactional(readOnly = true)
    public List<Message> messages(ConversationId id, int first, int last) {
        return messages.between(id, first, last);
    }

    /** The number of the first customer message of those that are {@link Conversation#unread}; absent when all are read. */
    @Transactional(readOnly = true)
    public Optional<Integer> firstUnread(Conversation conversation) {
        return conversation.unread() == 0
                ? Optional.empty()
                : messages.lastButOfCustomer(conversation.id(), conversation.unread() - 1);
    }

    /** What agents noted for each other, newest first, 20 at most. */
    @Transactional(readOnly = true)
    public List<Message> notes(ConversationId id) {
        return messages.notes(id, 20);
    }

    /** The approved texts that the merchant's agents sent last on a channel, each once, newest first, 20 at most. */
    @Transactional(readOnly = true)
    public List<Content.Template> templates(MerchantId merchant, String channel) {
        return messages.templates(merchant, channel);
    }
}
