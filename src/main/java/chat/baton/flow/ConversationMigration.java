package chat.baton.flow;

import chat.baton.conversation.Along;
import chat.baton.conversation.Contact;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Place;
import chat.baton.conversation.Step;
import chat.baton.flow.Migrating.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One conversation goes over to another version of its flow, or is left as it was. It is locked all the while, so that what
 * the customer writes meanwhile finds the one or the other, never something between.
 */
@Component
class ConversationMigration {

    private final Standings standings;
    private final Mappings mappings;
    private final MigrationTable table;
    private final Conversations conversations;
    private final Engine engine;
    private final AtCommit atCommit;

    ConversationMigration(
            Standings standings,
            Mappings mappings,
            MigrationTable table,
            Conversations conversations,
            Engine engine,
            AtCommit atCommit) {
        this.standings = standings;
        this.mappings = mappings;
        this.table = table;
        this.conversations = conversations;
        this.engine = engine;
        this.atCommit = atCommit;
    }

    /**
     * Looks whether it can go over; all that follows from the engine's own migration is done when that is done.
     *
     * @return whether the engine is to migrate it
     */
    boolean begin(String batch, String instance, MigrationPlan plan) {
        var conversation = standings.conversation(instance).map(conversations::lock);
        var before = standings.of(instance, plan.getSourceProcessDefinitionId());
        if (conversation.isEmpty() || before.isEmpty()) {
            table.tell(batch, instance, Outcome.GONE, null);
            return false;
        }
        var mapping = mappings.of(plan);
        var forecast = mapping.forecast(before, conversation.get());
        var outcome = Objects.requireNonNull(forecast.outcome());
        table.tell(batch, forecast);
        if (outcome.goesOver()) {
            atCommit.run(() -> follow(mapping, before, conversation.get()));
        }
        return outcome.goesOver();
    }

    private void follow(Mapping mapping, List<Standing> before, Conversation conversation) {
        var after = standings.of(before.get(0).instance(), mapping.to().getId());
        var place = conversation.place();
        if (place != null) {
            conversations.migrated(conversation.id(), place(mapping, before, after, place));
        }
        for (var was : before.stream().filter(mapping::moves).toList()) {
            goOn(mapping, was, token(mapping, was, after), conversation);
        }
        if (place != null && !conversation.heldByBot()) {
            engine.pause(place.instance());
        }
    }

    private static Place place(Mapping mapping, List<Standing> before, List<Standing> after, Place was) {
        var outermost = was.instance().equals(before.get(0).instance());
        return new Place(
                was.flow(),
                outermost ? FlowCatalogue.name(mapping.to()) : was.flowName(),
                outermost ? mapping.to().getVersion() : was.flowVersion(),
                was.instance(),
                step(mapping, before, after, was.step()));
    }

    private static @Nullable Step step(
            Mapping mapping, List<Standing> before, List<Standing> after, @Nullable Step was) {
        if (was == null || !was.flow().equals(mapping.from().getKey())) {
            return was;
        }
        return before.stream()
                .filter(standing -> standing.execution().equals(was.waiting()))
                .findFirst()
                .map(standing -> waiting(mapping, standing, token(mapping, standing, after)))
                .orElseGet(() -> said(mapping, was));
    }

    private static Step waiting(Mapping mapping, Standing was, Standing now) {
        var step = mapping.to().findActivity(now.element());
        return new Step(
                mapping.to().getKey(),
                mapping.to().getVersion(),
                step.getId(),
                Mapping.name(step),
                mapping.waitsThen(was) ? now.execution() : null,
                false);
    }

    /** The step that spoke last and waits no more. Where the newer version has none like it, it is told as it was. */
    private static Step said(Mapping mapping, Step was) {
        var step = was.version() == mapping.from().getVersion() ? mapping.to().findActivity(was.id()) : null;
        return step == null
                ? was
                : new Step(
                        was.flow(),
                        mapping.to().getVersion(),
                        was.id(),
                        Mapping.name(step),
                        was.waiting(),
                        was.beside());
    }

    private static Standing token(Mapping mapping, Standing was, List<Standing> after) {
        var there = after.stream()
                .filter(now -> now.element().equals(mapping.elements().get(was.element())))
                .toList();
        return there.stream()
                .filter(now -> now.execution().equals(was.execution()))
                .findFirst()
                .or(() -> there.stream().findFirst())
                .orElseThrow(() -> new FlowMistake(was.element(), "is nowhere after the migration"));
    }

    /** Says or asks what the customer does not know yet; where a person holds the conversation, when they give it back. */
    private void goOn(Mapping mapping, Standing was, Standing now, Conversation conversation) {
        conversations.understood(conversation.id());
        conversations.tell(conversation.id(), told(mapping, was));
        if (!mapping.waitsThen(was)) {
            engine.move(now.instance(), now.execution(), now.element());
            return;
        }
        var passed = new Passed(mapping.to().getKey(), mapping.to().getVersion(), now.element(), null);
        conversations.remember(conversation.id(), new Along(List.of(passed.toString()), Contact.NOTHING, null));
        if (conversation.heldByBot()) {
            engine.wake(now.execution(), Answer.COMES_HERE, null);
        }
    }

    private static Content.Happening told(Mapping mapping, Standing was) {
        var before = Mapping.name(mapping.from().findActivity(was.element()));
        var after = Mapping.name(Objects.requireNonNull(mapping.target(was.element())));
        return new Content.Happening(
                "migrated",
                Map.of(
                        "step",
                        after,
                        "before",
                        before,
                        "version",
                        String.valueOf(mapping.to().getVersion())),
                "The flow goes on in another version, at \"" + after + "\" instead of \"" + before + "\".");
    }
}
