package chat.baton.flow;

import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.conversation.Message;
import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import chat.baton.flow.ScriptLine.Part;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where recordings are played: the bot, the engine and the shop as they are, in a conversation on a channel that is none, in
 * a transaction that is rolled back. Nobody outside is reached, nothing stays.
 */
@Component
class Stage {

    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    /** No channel has this name, so nothing is sent or signalled on it. */
    private static final String CHANNEL = "replay";

    private static final int LONGEST_SECONDS = 30;

    private final Conversations conversations;
    private final Orders orders;
    private final DueJobs jobs;
    private final AtCommit atCommit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Stage(
            Conversations conversations,
            Orders orders,
            DueJobs jobs,
            AtCommit atCommit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.conversations = conversations;
        this.orders = orders;
        this.jobs = jobs;
        this.atCommit = atCommit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setTimeout(LONGEST_SECONDS);
    }

    /**
     * @param tester  whether drafts are played
     * @param instead ids of flows as deployed that are played in place of those that would start, by their keys
     */
    Performance play(MerchantId merchant, List<ScriptLine> script, boolean tester, Map<String, String> instead) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            Replaying.begin(instead);
            try {
                return new Playing(merchant, tester).play(script);
            } finally {
                Replaying.end();
            }
        }));
    }

    private class Playing {

        private final CustomerRef customer;
        private final ConversationId id;
        private final List<ScriptLine> lines = new ArrayList<>();
        private List<Passed> way = List.of();
        private int heard;

        Playing(MerchantId merchant, boolean tester) {
            customer = new CustomerRef(merchant, CHANNEL, CHANNEL, Ids.next().toString());
            id = conversations.open(customer, tester);
            // The bot has introduced itself: recordings do not tell of it.
            conversations.note(id, "Replay");
            heard = 1;
        }

        Performance play(List<ScriptLine> script) {
            try {
                script.stream().filter(ScriptLine::isCue).forEach(this::play);
                return new Performance(lines, way, null);
            } catch (NotReplayed e) {
                listen();
                return new Performance(lines, way, new Stopped(Stopped.Why.OUTSIDE, e.step()));
            } catch (RuntimeException e) {
                LOG.info("A replay failed by {}", e.getClass().getName());
                return new Performance(lines, way, new Stopped(Stopped.Why.FAILED, String.valueOf(e.getMessage())));
            }
        }

        private void play(ScriptLine cue) {
            if (!isWithPeople()) {
                lines.add(cue);
                give(cue);
                goOn();
                listen();
                way = conversations.passed(id).stream().map(Passed::parse).toList();
            }
        }

        private boolean isWithPeople() {
            return !lines.isEmpty() && lines.get(lines.size() - 1).part() == Part.PERSON;
        }

        private void give(ScriptLine cue) {
            switch (cue.part()) {
                case PAYMENT ->
                    orders.ordersOf(id.toString()).stream()
                            .filter(order -> order.status() == OrderStatus.RESERVED)
                            .findFirst()
                            .ifPresent(order -> orders.pretendPaid(order.id()));
                case TIME -> jobs.letTimePass(conversations.lock(id));
                default -> conversations.receive(new Inbound(customer, null, clock.instant(), said(cue)));
            }
        }

        private Content said(ScriptLine cue) {
            var text = Volatile.into(cue.text(), orders.ordersOf(id.toString()));
            return cue.tapped() == null ? Content.text(text) : new Content.Tapped(text, cue.tapped());
        }

        /** What would follow by itself once the transaction commits. */
        private void goOn() {
            do {
                atCommit.runNow();
            } while (jobs.runOne(conversations.lock(id)));
        }

        private void listen() {
            var unsteady = Volatile.in(orders.ordersOf(id.toString()));
            for (var message : conversations.messages(id, heard)) {
                heard = message.number();
                var line = line(message, unsteady);
                if (line != null && !isWithPeople()) {
                    lines.add(line);
                }
            }
        }

        private @Nullable ScriptLine line(Message message, Volatile unsteady) {
            if (Scribe.asksForPerson(message)) {
                return ScriptLine.of(Part.PERSON);
            }
            return message.author() instanceof Author.Bot
                    ? ScriptLine.bot(unsteady.outOf(Spoken.of(message.content())))
                    : null;
        }
    }
}
