package chat.baton.flow;

import chat.baton.conversation.Along;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Ending;
import chat.baton.conversation.FreshConversation;
import chat.baton.conversation.HelpRequest;
import chat.baton.conversation.Holder;
import chat.baton.conversation.HolderChanged;
import chat.baton.conversation.MessageReceived;
import chat.baton.conversation.NotTheHolder;
import chat.baton.conversation.Place;
import chat.baton.conversation.Step;
import chat.baton.core.AgentId;
import chat.baton.core.CustomerId;
import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Plays the module conversation, which needs PostgreSQL: one conversation, with every message in it. Forgets what a
 * transaction did that was rolled back.
 */
public final class Transcript {

    static final MerchantId MERCHANT = MerchantId.of("demo");

    private final ApplicationEventPublisher events;
    private final Clock clock;

    private Conversation conversation;
    private @Nullable Step step;
    private List<Line> lines = new ArrayList<>();
    private List<String> way = new ArrayList<>();
    private @Nullable Instant awayAt;
    private boolean remembered;
    private int mark;
    private final Map<String, Ending> endings = new LinkedHashMap<>();

    /** @param step absent outside flows */
    record Line(Author author, Content content, @Nullable Step step) {}

    Transcript(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
        this.conversation = fresh();
    }

    private Conversation fresh() {
        var customer = new CustomerId(Ids.next());
        var ref = new CustomerRef(MERCHANT, "messenger", "demo", customer.toString());
        return FreshConversation.of(customer, ref, clock.instant());
    }

    /** As the channel tells it with the customer's messages. */
    void speak(@Nullable Locale language) {
        var anna = conversation.customer();
        var was = conversation;
        conversation = new Conversation(
                was.id(),
                was.merchant(),
                new Conversation.Customer(anna.id(), anna.ref(), anna.name(), anna.pictureUrl(), language),
                was.status(),
                was.holder(),
                was.holderSince(),
                was.turn(),
                was.help(),
                was.lastNumber(),
                was.lastText(),
                was.lastAt(),
                was.lastCustomerAt(),
                was.unansweredSince(),
                was.unread(),
                was.misunderstood(),
                was.place(),
                was.pausedAt(),
                was.resolution(),
                was.tester());
    }

    public Optional<Conversation> find(ConversationId id) {
        return Optional.of(lock(id));
    }

    void begin() {
        conversation = fresh();
        step = null;
        lines = new ArrayList<>();
        way = new ArrayList<>();
        awayAt = null;
        mark = 0;
        endings.clear();
    }

    Conversation conversation() {
        return conversation;
    }

    /** How the flows of the conversation ended, in order. */
    List<Ending> endings() {
        return List.copyOf(endings.values());
    }

    List<Line> lines() {
        return lines;
    }

    /** Something happens now: what is said from here on is the answer to it. */
    void mark() {
        mark = lines.size();
    }

    List<Line> sinceMark() {
        return lines.subList(mark, lines.size());
    }

    void receive(Content content) {
        mark();
        write(Author.CUSTOMER, content, null);
        var since = conversation.unansweredSince() == null ? clock.instant() : conversation.unansweredSince();
        change(holder(), conversation.help(), since, conversation.misunderstood(), conversation.place());
        events.publishEvent(new MessageReceived(conversation, lines.size(), content, null));
    }

    public int reply(ConversationId id, Author author, Content content, @Nullable Step said) {
        if (!holder().kind().equals(author.kind()) || !Objects.equals(holder().agentId(), author.agentId())) {
            throw new NotTheHolder(id, holder());
        }
        return say(author, content, said);
    }

    public int farewell(ConversationId id, Content content, @Nullable Step said) {
        if (!conversation.heldBy(Holder.QUEUE)) {
            throw new NotTheHolder(id, holder());
        }
        return say(Author.BOT, content, said);
    }

    private int say(Author author, Content content, @Nullable Step said) {
        write(author, content, said);
        if (said != null) {
            way.addAll(said.along().way());
            step = said.beside() ? step : said;
        }
        change(holder(), conversation.help(), null, conversation.misunderstood(), conversation.place());
        return lines.size();
    }

    public void remember(ConversationId id, Along along) {
        rememberForRollback();
        way.addAll(along.way());
        if (step != null && along.left() != null && along.left().equals(step.waiting())) {
            step = new Step(step.flow(), step.version(), step.id(), step.name(), null, step.beside());
            place(conversation.place());
        }
    }

    public List<String> way(ConversationId id) {
        return way;
    }

    public void step(ConversationId id, Step said) {
        rememberForRollback();
        step = said;
        place(conversation.place());
    }

    public void migrated(ConversationId id, Place place) {
        rememberForRollback();
        step = place.step();
        place(place);
    }

    public void note(ConversationId id, String text) {
        write(Author.SYSTEM, Content.text(text), null);
    }

    public void tell(ConversationId id, Content.Happening happening) {
        write(Author.SYSTEM, happening, null);
    }

    public Conversation lock(ConversationId id) {
        if (!conversation.id().equals(id)) {
            throw new IllegalArgumentException("Not this test's conversation: " + id);
        }
        return conversation;
    }

    public void hand(ConversationId id, Holder to, String reason) {
        hand(id, to, reason, null);
    }

    public void hand(ConversationId id, Holder to, String reason, @Nullable AgentId by) {
        var before = lock(id);
        if (!before.heldBy(to)) {
            var help = to instanceof Holder.Queue ? new HelpRequest(clock.instant(), reason, null, null) : null;
            change(to, help, before.unansweredSince(), 0, before.place());
            events.publishEvent(
                    new HolderChanged(before, before.holder(), to, before.turn() + 1, clock.instant(), by, reason));
        }
    }

    public void want(ConversationId id, @Nullable TeamId team) {
        var help = lock(id).help();
        if (help != null) {
            change(
                    holder(),
                    new HelpRequest(help.at(), help.reason(), team, help.overdueAt()),
                    conversation.unansweredSince(),
                    conversation.misunderstood(),
                    conversation.place());
        }
    }

    /** Only bells hear of it. */
    public void helpOverdue(ConversationId id) {}

    public boolean toldAway(ConversationId id, Duration within) {
        var told = awayAt != null && awayAt.plus(within).isAfter(clock.instant());
        awayAt = told ? awayAt : clock.instant();
        return !told;
    }

    public void enter(ConversationId id, Place place) {
        place(place);
    }

    public void leaveFlow(ConversationId id, Place left, Ending how) {
        rememberForRollback();
        endings.putIfAbsent(left.instance(), how);
        step = null;
        way = new ArrayList<>();
        place(null);
    }

    public int misunderstood(ConversationId id) {
        misunderstood(conversation.misunderstood() + 1);
        return conversation.misunderstood();
    }

    public void resolve(ConversationId id) {
        hand(id, Holder.BOT, "");
    }

    public void understood(ConversationId id) {
        misunderstood(0);
    }

    private Holder holder() {
        return conversation.holder();
    }

    private void misunderstood(int inARow) {
        change(holder(), conversation.help(), conversation.unansweredSince(), inARow, conversation.place());
    }

    private void place(@Nullable Place place) {
        change(holder(), conversation.help(), conversation.unansweredSince(), conversation.misunderstood(), place);
    }

    private void write(Author author, Content content, @Nullable Step said) {
        rememberForRollback();
        lines.add(new Line(author, content, said));
    }

    private void change(
            Holder to,
            @Nullable HelpRequest help,
            @Nullable Instant unanswered,
            int misunderstood,
            @Nullable Place place) {
        rememberForRollback();
        var was = conversation;
        var same = was.holder().equals(to);
        var now = clock.instant();
        var at = place == null
                ? null
                : new Place(place.flow(), place.flowName(), place.flowVersion(), place.instance(), step);
        var paused = at == null || to instanceof Holder.Bot ? null : was.pausedAt() == null ? now : was.pausedAt();
        conversation = new Conversation(
                was.id(),
                was.merchant(),
                was.customer(),
                was.status(),
                to,
                same ? was.holderSince() : now,
                same ? was.turn() : was.turn() + 1,
                help,
                lines.size(),
                was.lastText(),
                now,
                was.lastCustomerAt(),
                unanswered,
                was.unread(),
                misunderstood,
                at,
                paused,
                was.resolution(),
                was.tester());
    }

    private void rememberForRollback() {
        if (remembered || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        remembered = true;
        var was = conversation;
        var stood = step;
        var said = new ArrayList<>(lines);
        var went = new ArrayList<>(way);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                remembered = false;
                if (status == STATUS_ROLLED_BACK) {
                    conversation = was;
                    step = stood;
                    lines = said;
                    way = went;
                }
            }
        });
    }
}
