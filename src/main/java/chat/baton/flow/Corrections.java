package chat.baton.flow;

import static java.util.stream.Collectors.joining;

import chat.baton.checkout.Order;
import chat.baton.conversation.Along;
import chat.baton.conversation.Contact;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.conversation.NotTheHolder;
import chat.baton.core.AgentId;
import chat.baton.flow.RunningFlow.Visit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people may put right in a paused flow before it goes on. A flow whose answers were corrected goes on at the first
 * corrected step, comes by all that follows again with the answers there are, and so asks only what it had not asked yet,
 * or what fits no more: cart, total and reservation are drawn from the answers anew.
 */
@Service
@Transactional
public class Corrections {

    private final RunningFlows flows;
    private final Rewind rewind;
    private final Engine engine;
    private final Conversations conversations;
    private final BotSettings settings;

    Corrections(RunningFlows flows, Rewind rewind, Engine engine, Conversations conversations, BotSettings settings) {
        this.flows = flows;
        this.rewind = rewind;
        this.engine = engine;
        this.conversations = conversations;
        this.settings = settings;
    }

    /** What the customer has answered, in the order it was asked; of several answers to the same the last. */
    public List<GivenAnswer> answers(Conversation conversation) {
        return flows.of(conversation).stream()
                .flatMap(flow -> answered(flow).values().stream())
                .flatMap(visit -> given(visit).stream())
                .toList();
    }

    /** The steps the flow can go on from, in the order they were passed. */
    public List<PassedStep> steps(Conversation conversation) {
        return flows.of(conversation).stream()
                .flatMap(flow -> flow.visits().stream()
                        .map(visit ->
                                new PassedStep(visit.key(), visit.part().name(), visit.name(), flow.waitsAt(visit))))
                .toList();
    }

    /** By the variable each is kept in; of several steps that set the same, the last. */
    private Map<String, Visit> answered(RunningFlow flow) {
        Map<String, Visit> answered = new LinkedHashMap<>();
        flow.visits().stream()
                .filter(visit -> visit.asks() && !flow.waitsAt(visit))
                .forEach(visit -> {
                    var variable = engine.within(
                            visit.part().instance(), visit.step(), context -> context.required("variable"));
                    answered.remove(variable);
                    answered.put(variable, visit);
                });
        return answered;
    }

    private Optional<GivenAnswer> given(Visit visit) {
        return engine.within(visit.part().instance(), visit.step(), flow -> flow.string(flow.required("variable"))
                .map(value -> new GivenAnswer(
                        flow.required("variable"),
                        visit.name(),
                        flow.setting("kind", "text"),
                        spoken(flow, value),
                        Question.choices(flow))));
    }

    private static String spoken(FlowContext flow, String value) {
        return "yes-no".equals(flow.setting("kind")) ? ("true".equals(value) ? "yes" : "no") : value;
    }

    /**
     * Puts answers right, before the flow is resumed. An order placed since stands no more, and its payment link is void.
     *
     * @param by      who holds the conversation
     * @param answers new values by variable, as the customer would type them, or the value of a choice; those that are
     *                as before change nothing
     * @throws NotTheHolder when somebody else holds it
     * @throws UnfitAnswer  when a step would not take its answer; nothing is changed then
     * @throws NoSuchFlow   when no flow runs, or it has no such answer
     * @throws OrderStands  when the order that came of it is paid
     */
    public void correct(ConversationId id, AgentId by, Map<String, String> answers) {
        var conversation = conversations.lock(id);
        if (!conversation.heldBy(Holder.agent(by))) {
            throw new NotTheHolder(id, conversation.holder());
        }
        var flow = flows.of(conversation).orElseThrow(() -> new NoSuchFlow("flow that runs"));
        var answered = answered(flow);
        var changes = answers.entrySet().stream()
                .flatMap(answer -> change(answered, answer.getKey(), answer.getValue()).stream())
                .toList();
        if (!changes.isEmpty()) {
            var first = first(changes.stream().map(Change::visit).toList());
            refusePaid(flow, first);
            rewind.releaseOrders(flow, first);
            changes.forEach(change -> make(conversation, change, by));
            remember(flow, changes);
            changes.forEach(change -> conversations.tell(id, change.told(by)));
        }
    }

    private record Change(Visit visit, GivenAnswer was, String title, Map<String, Object> variables) {

        Content.Happening told(AgentId by) {
            return new Content.Happening(
                    "corrected",
                    Map.of("by", by.value(), "step", was.step(), "from", was.title(), "to", title),
                    by + " corrected \"" + was.step() + "\" from " + was.title() + " to " + title + ".");
        }
    }

    private Optional<Change> change(Map<String, Visit> answered, String variable, String wanted) {
        var visit = Optional.ofNullable(answered.get(variable)).orElseThrow(() -> new NoSuchFlow("answer " + variable));
        var was = given(visit).orElseThrow(() -> new NoSuchFlow("answer " + variable));
        return was.value().equals(wanted.strip()) ? Optional.empty() : Optional.of(change(visit, was, wanted));
    }

    private Change change(Visit visit, GivenAnswer was, String wanted) {
        return engine.within(visit.part().instance(), visit.step(), flow -> {
            var question = Question.of(flow, settings.of(flow.merchant()).region());
            var reading =
                    question.read(was.choices().isEmpty() ? Content.text(wanted) : new Content.Tapped(wanted, wanted));
            if (reading instanceof Reading.Misfit misfit) {
                throw new UnfitAnswer(was.variable(), was.step() + ": " + misfit.hint());
            }
            var fit = (Reading.Fit) reading;
            return new Change(visit, was, fit.title(), Question.variables(flow, fit));
        });
    }

    private void make(Conversation conversation, Change change, AgentId by) {
        engine.setAs(by, conversation.merchant(), change.visit().part().instance(), change.variables());
        var told = Ask.told(change.was().kind(), change.was().variable(), change.title());
        if (!told.equals(Contact.NOTHING)) {
            conversations.remember(conversation.id(), new Along(List.of(), told, null));
        }
    }

    private void remember(RunningFlow flow, List<Change> changes) {
        var steps = Stream.concat(
                        corrected(flow.outermost().instance()).stream(),
                        changes.stream().map(change -> change.visit().key()))
                .distinct()
                .collect(joining(","));
        engine.set(flow.outermost().instance(), Map.of(FlowContext.CORRECTED_STEPS, steps));
    }

    private List<String> corrected(String outermost) {
        return engine.string(outermost, FlowContext.CORRECTED_STEPS).stream()
                .flatMap(steps -> Stream.of(steps.split(",")))
                .toList();
    }

    private static Visit first(Collection<Visit> visits) {
        return visits.stream().min(Comparator.comparingInt(Visit::at)).orElseThrow();
    }

    private void refusePaid(RunningFlow flow, Visit step) {
        rewind.inTheWay(flow, step).ifPresent(order -> {
            throw new OrderStands(order.number());
        });
    }

    /**
     * @throws NoSuchFlow  when the flow has not passed the step
     * @throws OrderStands when it led to an order that is paid
     */
    void check(Conversation conversation, String step) {
        var flow = flows.of(conversation).orElseThrow(() -> new NoSuchFlow("flow that runs"));
        refusePaid(flow, chosen(flow, step));
    }

    private static Visit chosen(RunningFlow flow, String step) {
        return flow.visit(step).orElseThrow(() -> new NoSuchFlow("step passed: " + step));
    }

    /**
     * Sends the flow back, if anything was corrected or another step is chosen.
     *
     * @param step where to ask again; absent to go on where the flow was
     * @return whether it goes on by that
     */
    boolean goBack(Conversation conversation, @Nullable String step) {
        var steps = corrected(Objects.requireNonNull(conversation.place()).instance());
        var flow =
                step == null && steps.isEmpty() ? null : flows.of(conversation).orElse(null);
        if (flow == null) {
            return false;
        }
        engine.set(flow.outermost().instance(), Map.of(FlowContext.CORRECTED_STEPS, ""));
        var corrected = steps.stream().flatMap(key -> flow.visit(key).stream()).toList();
        var chosen = step == null ? null : chosen(flow, step);
        if (corrected.isEmpty() && (chosen == null || flow.waitsAt(chosen))) {
            return false;
        }
        return goBack(flow, corrected, chosen);
    }

    private boolean goBack(RunningFlow flow, List<Visit> corrected, @Nullable Visit chosen) {
        var first = first(
                Stream.concat(corrected.stream(), Stream.ofNullable(chosen)).toList());
        var paid = rewind.inTheWay(flow, first);
        if (paid.isPresent()) {
            conversations.tell(flow.conversation().id(), stands(paid.get()));
            return false;
        }
        rewind.goBack(flow, first, kept(flow, first, corrected, chosen));
        return true;
    }

    private static Content.Happening stands(Order order) {
        return new Content.Happening(
                "order-stands",
                Map.of("order", order.number()),
                "Order " + order.number() + " was paid before it could be corrected, and stands as it is.");
    }

    /** All answers on the way until the step that asks again, and those corrected after it. */
    private KeptAnswers kept(RunningFlow flow, Visit first, List<Visit> corrected, @Nullable Visit chosen) {
        return new KeptAnswers(flow.visits().stream()
                .filter(visit -> visit.at() >= first.at() && visit.asks())
                .filter(visit -> !isConsent(visit))
                .map(visit -> isKept(flow, visit, corrected, chosen) ? visit.key() : KeptAnswers.asking(visit.key()))
                .toList());
    }

    private boolean isConsent(Visit visit) {
        return engine.within(
                visit.part().instance(), visit.step(), context -> "yes".equals(context.setting("consent")));
    }

    private static boolean isKept(RunningFlow flow, Visit visit, List<Visit> corrected, @Nullable Visit chosen) {
        if (chosen == null) {
            return !flow.waitsAt(visit);
        }
        return !visit.equals(chosen) && (visit.at() < chosen.at() || corrected.contains(visit));
    }
}
