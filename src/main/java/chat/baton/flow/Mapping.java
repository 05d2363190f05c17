package chat.baton.flow;

import chat.baton.conversation.Conversation;
import chat.baton.flow.Migrating.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.jspecify.annotations.Nullable;

/**
 * Which element of one version of a flow is which of another.
 *
 * @param elements ids of the newer by ids of the older
 */
record Mapping(
        MigrationPlan plan, ProcessDefinitionEntity from, ProcessDefinitionEntity to, Map<String, String> elements) {

    /** Whether the customer has to be told where the flow goes on. */
    boolean moves(Standing standing) {
        var before = from.findActivity(standing.element());
        var after = target(standing.element());
        return after != null
                && StepSettings.belongTo(before)
                && StepSettings.of(before).waits()
                && !isSame(before, after);
    }

    private static boolean isSame(ActivityImpl before, ActivityImpl after) {
        return StepSettings.of(after).waits()
                && (before.getId().equals(after.getId())
                        || StepSettings.of(before).sayTheSameAs(StepSettings.of(after)));
    }

    @Nullable
    ActivityImpl target(String element) {
        var id = elements.get(element);
        return id == null ? null : to.findActivity(id);
    }

    /** @param standings where one instance stands, at least one */
    Migrating forecast(List<Standing> standings, Conversation conversation) {
        return first(standings.stream()
                        .filter(standing -> target(standing.element()) == null)
                        .toList())
                .map(lost -> told(lost, Outcome.NO_STEP))
                .or(() -> first(standings.stream().filter(this::moves).toList())
                        .map(moved -> told(moved, canMove(standings, conversation) ? Outcome.MOVES : Outcome.HELD)))
                .orElseGet(() -> told(standings.get(0), Outcome.STAYS));
    }

    private static Optional<Standing> first(List<Standing> some) {
        return some.stream().findFirst();
    }

    private boolean canMove(List<Standing> standings, Conversation conversation) {
        return conversation.heldByBot()
                || standings.stream().filter(this::moves).allMatch(this::waitsThen);
    }

    /** Whether the flow stands still where it goes on. */
    boolean waitsThen(Standing standing) {
        var after = target(standing.element());
        return after != null && StepSettings.of(after).waits();
    }

    private Migrating told(Standing standing, Outcome outcome) {
        var after = target(standing.element());
        return new Migrating(
                standing.conversation(),
                standing.instance(),
                standing.element(),
                name(from.findActivity(standing.element())),
                after == null ? null : after.getId(),
                after == null ? null : name(after),
                outcome,
                null);
    }

    static String name(ActivityImpl element) {
        return element.getName() == null || element.getName().isBlank() ? element.getId() : element.getName();
    }
}
