package chat.baton.flow;

import chat.baton.conversation.Conversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.jspecify.annotations.Nullable;

/**
 * The flow that runs in a conversation, with what it called.
 *
 * @param parts from the outermost inwards, at least one
 * @param way   what they have passed, in order, without what was taken back
 */
record RunningFlow(Conversation conversation, List<Part> parts, List<Passed> way) {

    /** @param token the execution that stands still in it: at the step that waits, or at the call of the part within */
    record Part(String instance, ProcessDefinitionEntity definition, @Nullable String token) {

        /** Of whatever version: it may have begun in another one. */
        boolean owns(Passed passed) {
            return passed.flow().equals(definition.getKey());
        }

        String name() {
            return definition.getName() == null ? definition.getKey() : definition.getName();
        }
    }

    /** @param at index in the way of the last time the step was passed */
    record Visit(Part part, PvmActivity step, int at) {

        String key() {
            return FlowContext.stepKey(part.definition().getKey(), step.getId());
        }

        boolean asks() {
            return StepSettings.of(step).ofQuestion();
        }

        String name() {
            return step.getProperty("name") instanceof String name ? name : step.getId();
        }
    }

    /** @param told as the flow's steps told it */
    static RunningFlow of(Conversation conversation, List<Part> parts, List<Passed> told) {
        var way = new ArrayList<Passed>();
        for (var passed : told) {
            if (Trail.BACK.equals(passed.mark())) {
                takeBack(way, passed);
            } else {
                way.add(passed);
            }
        }
        return new RunningFlow(conversation, parts, way);
    }

    private static void takeBack(List<Passed> way, Passed step) {
        var last = lastOf(way, step);
        if (last >= 0) {
            way.subList(last, way.size()).clear();
        }
    }

    private static int lastOf(List<Passed> way, Passed element) {
        return IntStream.range(0, way.size())
                .filter(index -> way.get(index).isSameElement(element))
                .max()
                .orElse(-1);
    }

    Part outermost() {
        return parts.get(0);
    }

    Part innermost() {
        return parts.get(parts.size() - 1);
    }

    /** What the part has passed since it began; the engine's own step in it comes last. */
    List<Passed> wayIn(Part part) {
        return IntStream.range(begin(part), way.size())
                .mapToObj(way::get)
                .filter(part::owns)
                .toList();
    }

    private int begin(Part part) {
        var start = part.definition().getInitial().getId();
        return IntStream.range(0, way.size())
                .filter(index -> part.owns(way.get(index)))
                .filter(index -> way.get(index).element().equals(start))
                .max()
                .orElse(0);
    }

    /** The steps passed in what still runs, each once, in the order they were last passed. The one that waits is the last. */
    List<Visit> visits() {
        Map<String, Visit> visits = new LinkedHashMap<>();
        for (var part : parts) {
            for (int at = begin(part); at < way.size(); at++) {
                visit(part, at).ifPresent(visit -> visits.put(visit.key(), visit));
            }
        }
        return visits.values().stream()
                .sorted(Comparator.comparingInt(Visit::at))
                .toList();
    }

    private Optional<Visit> visit(Part part, int at) {
        var passed = way.get(at);
        return Optional.ofNullable(part.owns(passed) ? part.definition().findActivity(passed.element()) : null)
                .filter(StepSettings::belongTo)
                .map(step -> new Visit(part, step, at));
    }

    Optional<Visit> visit(String key) {
        return visits().stream().filter(visit -> visit.key().equals(key)).findFirst();
    }

    /** The step that waits for the customer. */
    boolean waitsAt(Visit visit) {
        var place = conversation.place();
        return place != null
                && place.step() != null
                && visit.key()
                        .equals(FlowContext.stepKey(
                                place.step().flow(), place.step().id()));
    }

    /** What the marks since a visit begin with, without that beginning, in order. */
    List<String> marks(Visit since, String kind) {
        return way.subList(since.at(), way.size()).stream()
                .map(Passed::mark)
                .filter(mark -> mark != null && mark.startsWith(kind))
                .map(mark -> mark.substring(kind.length()))
                .toList();
    }
}
