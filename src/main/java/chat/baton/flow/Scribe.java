package chat.baton.flow;

import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Customers;
import chat.baton.conversation.FlowRun;
import chat.baton.conversation.Message;
import chat.baton.flow.ScriptLine.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what was said in a run of a flow, so that it can be said again. */
@Component
class Scribe {

    private final Conversations conversations;
    private final Customers customers;
    private final Orders orders;
    private final DeployedSteps steps;
    private final BotSettings settings;

    Scribe(Conversations conversations, Customers customers, Orders orders, DeployedSteps steps, BotSettings settings) {
        this.conversations = conversations;
        this.customers = customers;
        this.orders = orders;
        this.steps = steps;
        this.settings = settings;
    }

    /**
     * Up to where people stepped in.
     *
     * @throws UnfitRecording when the customer did not start the flow, or the bot said nothing
     */
    List<ScriptLine> write(Conversation conversation, FlowRun run) {
        var lines =
                new Writing(conversation, conversations.messages(conversation.id(), run.first(), run.last())).write();
        if (lines.stream().noneMatch(line -> line.part() == Part.BOT)) {
            throw new UnfitRecording(UnfitRecording.Why.NOTHING_SAID);
        }
        return lines;
    }

    /** What agents, and nobody else, are told when the bot asks for a person. */
    static boolean asksForPerson(Message message) {
        return message.content() instanceof Content.Happening happening
                && happening.what().equals("help-wanted");
    }

    private class Writing {

        private final Conversation conversation;
        private final List<Message> messages;
        private final List<ScriptLine> lines = new ArrayList<>();
        private final Volatile unsteady;
        private final Examples examples;
        private final boolean paid;

        Writing(Conversation conversation, List<Message> messages) {
            this.conversation = conversation;
            this.messages = messages;
            var ordered = orders.ordersOf(conversation.id().toString());
            unsteady = Volatile.in(ordered);
            examples = new Examples(customers.profile(conversation));
            paid = ordered.stream()
                    .anyMatch(order -> order.status() == OrderStatus.PAID || order.status() == OrderStatus.CONFIRMED);
        }

        List<ScriptLine> write() {
            for (int at = 0; at < messages.size(); at++) {
                var message = messages.get(at);
                if (asksForPerson(message)) {
                    lines.add(ScriptLine.of(Part.PERSON));
                    return lines;
                }
                if (isOfPeople(message)) {
                    ensureBegun();
                    return lines;
                }
                add(message, at);
            }
            return lines;
        }

        /** What people began is not for the bot to begin again. */
        private void ensureBegun() {
            if (lines.stream().noneMatch(line -> line.part() == Part.BOT)) {
                throw new UnfitRecording(UnfitRecording.Why.NOT_STARTED);
            }
        }

        private boolean isOfPeople(Message message) {
            return !(message.content() instanceof Content.Note)
                    && (message.author() instanceof Author.Agent || message.content() instanceof Content.Happening);
        }

        private void add(Message message, int at) {
            if (message.author() instanceof Author.Customer) {
                lines.add(cue(message, at));
            } else if (message.author() instanceof Author.Bot && !isDisclosure(message)) {
                wokenBy(at).ifPresent(cue -> lines.add(ScriptLine.of(cue)));
                lines.add(ScriptLine.bot(unsteady.outOf(examples.in(Spoken.of(message.content())))));
            }
        }

        private ScriptLine cue(Message message, int at) {
            if (message.content() instanceof Content.Tapped tapped) {
                return new ScriptLine(Part.CUSTOMER, unsteady.outOf(tapped.title()), tapped.value());
            }
            var typed = message.content().asText();
            var example = asked(at).flatMap(question -> examples.insteadOf(typed, question));
            return new ScriptLine(Part.CUSTOMER, example.orElseGet(() -> unsteady.outOf(examples.in(typed))), null);
        }

        /** The question that a message answered; absent when it was none, or is asked again. */
        private Optional<StepSettings> asked(int at) {
            var before = bot(IntStream.iterate(at - 1, index -> index >= 0, index -> index - 1));
            var after = bot(IntStream.range(at + 1, messages.size()));
            return before != null && (after == null || !isSameStep(before, after)) ? step(before) : Optional.empty();
        }

        private @Nullable Message bot(IntStream places) {
            return places.mapToObj(messages::get)
                    .filter(message -> message.author() instanceof Author.Bot)
                    .findFirst()
                    .orElse(null);
        }

        private boolean isSameStep(Message one, Message other) {
            return one.step() != null
                    && one.step().equals(other.step())
                    && one.flow() != null
                    && one.flow().equals(other.flow());
        }

        private Optional<StepSettings> step(Message said) {
            return said.flow() == null || said.flowVersion() == null || said.step() == null
                    ? Optional.empty()
                    : steps.settings(conversation.merchant(), said.flow(), said.flowVersion(), said.step());
        }

        /** What went on when the bot speaks although its last words waited for the customer, who wrote nothing. */
        private Optional<Part> wokenBy(int at) {
            if (lines.isEmpty() || lines.get(lines.size() - 1).isCue()) {
                return Optional.empty();
            }
            var before = bot(IntStream.iterate(at - 1, index -> index >= 0, index -> index - 1));
            return Optional.ofNullable(before)
                    .flatMap(this::step)
                    .filter(StepSettings::waits)
                    .map(waiting -> paid && waiting.mayBePaid() ? Part.PAYMENT : Part.TIME);
        }

        private boolean isDisclosure(Message message) {
            var text = message.content().asText();
            return message.step() == null
                    && OwnWords.LANGUAGES.stream()
                            .map(language -> settings.disclosure(conversation.merchant(), language))
                            .anyMatch(text::equals);
        }
    }
}
