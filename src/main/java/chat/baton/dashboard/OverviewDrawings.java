package chat.baton.dashboard;

import chat.baton.dashboard.FlowFigures.DiagramFigures;
import chat.baton.dashboard.FlowFigures.EndFigures;
import chat.baton.dashboard.FlowFigures.StepFigures;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What the script needs to put figures onto diagrams. */
@Component
class OverviewDrawings {

    private final ObjectMapper json;

    OverviewDrawings(ObjectMapper json) {
        this.json = json;
    }

    private record Drawing(String key, @Nullable String xml, List<Badge> badges) {}

    /**
     * A number at an element.
     *
     * @param kind {@code here}, {@code waiting}, {@code finished} or {@code dropped}
     * @param href where a click leads; absent when nowhere
     * @param opens key of the drawing a click opens; absent when it opens none
     */
    private record Badge(
            String element, String kind, int number, String label, @Nullable String href, @Nullable String opens) {}

    /** As JSON. */
    String of(FlowFigures flow) {
        try {
            return json.writeValueAsString(flow.diagrams().stream()
                    .map(diagram -> drawing(flow, diagram))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Drawing drawing(FlowFigures flow, DiagramFigures diagram) {
        var badges = Stream.of(
                        diagram.steps().stream().filter(step -> step.here() > 0).map(step -> step(flow, step)),
                        diagram.calls().entrySet().stream()
                                .map(call -> call(flow, call.getKey(), call.getValue()))
                                .filter(badge -> badge.number() > 0),
                        diagram.ends().stream().map(OverviewDrawings::end))
                .flatMap(some -> some)
                .toList();
        return new Drawing(diagram.key(), xml(diagram.definition()), badges);
    }

    private static @Nullable String xml(@Nullable String definition) {
        return definition == null
                ? null
                : "/diagrams/" + UriUtils.encodePathSegment(definition, StandardCharsets.UTF_8);
    }

    private static Badge step(FlowFigures flow, StepFigures step) {
        return new Badge(
                step.id(),
                step.waiting() > 0 ? "waiting" : "here",
                step.here(),
                Texts.of("overview.badge.here", step.here(), step.name()),
                flow.list(step),
                null);
    }

    /** All who are in the called flow, or in one it calls. */
    private static Badge call(FlowFigures flow, String element, String called) {
        Set<String> within = new HashSet<>();
        reach(flow, called, within);
        var steps = flow.steps().stream()
                .filter(step -> within.contains(step.flow()))
                .toList();
        var here = steps.stream().mapToInt(StepFigures::here).sum();
        var waiting = steps.stream().mapToInt(StepFigures::waiting).sum();
        var name = flow.diagrams().stream()
                .filter(diagram -> diagram.key().equals(called))
                .map(DiagramFigures::name)
                .findFirst()
                .orElse(called);
        return new Badge(
                element,
                waiting > 0 ? "waiting" : "here",
                here,
                Texts.of("overview.badge.within", here, name),
                null,
                called);
    }

    private static void reach(FlowFigures flow, String called, Set<String> within) {
        if (within.add(called)) {
            flow.diagrams().stream()
                    .filter(diagram -> diagram.key().equals(called))
                    .flatMap(diagram -> diagram.calls().values().stream())
                    .forEach(next -> reach(flow, next, within));
        }
    }

    private static Badge end(EndFigures end) {
        return new Badge(
                end.id(),
                end.good() ? "finished" : "dropped",
                end.customers(),
                Texts.of("overview.badge.ended", end.customers(), end.name()),
                null,
                null);
    }
}
