package chat.baton.dashboard;

import chat.baton.conversation.Ending.Outcome;
import chat.baton.conversation.Figures.HelpFigures;
import chat.baton.conversation.Figures.Helped;
import chat.baton.conversation.Figures.HelpedAt;
import chat.baton.conversation.Figures.Here;
import chat.baton.conversation.Figures.Passage;
import chat.baton.conversation.Spot;
import chat.baton.dashboard.FlowFigures.DiagramFigures;
import chat.baton.dashboard.FlowFigures.EndFigures;
import chat.baton.dashboard.FlowFigures.Slot;
import chat.baton.dashboard.FlowFigures.StepFigures;
import chat.baton.flow.FlowMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts by flow, diagram and step what the figures tell of all of them. */
record FlowTally(List<Here> here, List<Passage> passages, HelpFigures help, List<String> slots) {

    /** Keys of the flows somebody is or was in, and their names as last known. */
    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        passages.forEach(passage -> names.put(passage.flow(), passage.flowName()));
        here.forEach(one -> names.put(one.flow(), one.flowName()));
        return names;
    }

    Set<String> keys() {
        return names().keySet();
    }

    /** @param maps by key; of some flows there is none any more */
    List<FlowFigures> flows(Map<String, FlowMap> maps) {
        return names().entrySet().stream()
                .map(flow -> new OfOne(flow.getKey(), flow.getValue()).figures(maps))
                .sorted(Comparator.comparingInt(FlowFigures::entered)
                        .thenComparingInt(FlowFigures::here)
                        .reversed())
                .toList();
    }

    private static <T> int sum(Stream<T> some, ToIntFunction<T> number) {
        return some.mapToInt(number).sum();
    }

    private static boolean isDrop(Passage passage) {
        return passage.ending() != null && passage.ending().outcome() != Outcome.FINISHED;
    }

    private static boolean isFinish(Passage passage) {
        return passage.ending() != null && passage.ending().outcome() == Outcome.FINISHED;
    }

    /** One flow, with what it calls. */
    private final class OfOne {

        private final String key;
        private final String name;

        OfOne(String key, String name) {
            this.key = key;
            this.name = name;
        }

        FlowFigures figures(Map<String, FlowMap> maps) {
            return new FlowFigures(
                    key,
                    maps.containsKey(key) ? maps.get(key).name() : name,
                    sum(here(), Here::customers),
                    sum(here(), Here::waiting),
                    sum(here(), Here::quiet),
                    sum(passages().filter(passage -> passage.ending() == null), Passage::customers),
                    endings(),
                    helped(help.flows(), null),
                    IntStream.range(0, slots.size()).mapToObj(this::slot).toList(),
                    diagrams(maps));
        }

        private Stream<Here> here() {
            return here.stream().filter(one -> one.flow().equals(key));
        }

        private Stream<Passage> passages() {
            return passages.stream().filter(passage -> passage.flow().equals(key));
        }

        private Map<Outcome, Integer> endings() {
            Map<Outcome, Integer> endings = new EnumMap<>(Outcome.class);
            passages()
                    .filter(passage -> passage.ending() != null)
                    .forEach(passage -> endings.merge(passage.ending().outcome(), passage.customers(), Integer::sum));
            return endings;
        }

        private Helped helped(List<HelpedAt> all, @Nullable Spot spot) {
            return all.stream()
                    .filter(at -> key.equals(at.flow()) && same(at.spot(), spot))
                    .map(HelpedAt::helped)
                    .findFirst()
                    .orElse(Helped.NOTHING);
        }

        private Slot slot(int at) {
            return new Slot(
                    slots.get(at),
                    passed(at, passage -> passage.ending() == null),
                    passed(at, FlowTally::isFinish),
                    passed(at, FlowTally::isDrop));
        }

        private int passed(int at, Predicate<Passage> which) {
            return sum(passages().filter(passage -> passage.slot() == at).filter(which), Passage::customers);
        }

        /** The flow, what it calls, what that calls, and whatever else customers were in. */
        private List<DiagramFigures> diagrams(Map<String, FlowMap> maps) {
            Set<String> keys = new LinkedHashSet<>();
            reach(key, maps, keys);
            spots().map(Spot::flow).forEach(keys::add);
            return keys.stream().map(flow -> diagram(flow, maps.get(flow))).toList();
        }

        private void reach(String flow, Map<String, FlowMap> maps, Collection<String> reached) {
            if (reached.add(flow) && maps.containsKey(flow)) {
                maps.get(flow).calls().values().forEach(called -> reach(called, maps, reached));
            }
        }

        private Stream<Spot> spots() {
            return Stream.of(
                            here().map(Here::spot),
                            passages().filter(FlowTally::isDrop).map(Passage::spot),
                            help.steps().stream()
                                    .filter(at -> key.equals(at.flow()))
                                    .map(HelpedAt::spot))
                    .flatMap(spots -> spots)
                    .filter(Objects::nonNull);
        }

        private DiagramFigures diagram(String flow, @Nullable FlowMap map) {
            return new DiagramFigures(
                    map == null ? null : map.definition(),
                    flow,
                    map == null ? flow.equals(key) ? name : flow : map.name(),
                    steps(flow, map),
                    flow.equals(key) ? ends() : List.of(),
                    map == null ? Map.of() : map.calls());
        }

        /** In the diagram's order, then those of earlier versions. */
        private List<StepFigures> steps(String flow, @Nullable FlowMap map) {
            Map<String, String> named = new LinkedHashMap<>();
            spots().filter(spot -> spot.flow().equals(flow)).forEach(spot -> named.put(spot.step(), spot.name()));
            List<StepFigures> steps = new ArrayList<>();
            if (map != null) {
                map.steps().stream()
                        .filter(step -> named.remove(step.id()) != null)
                        .forEach(step -> steps.add(step(new Spot(flow, step.id(), step.name()))));
            }
            named.forEach((id, called) -> steps.add(step(new Spot(flow, id, called))));
            return steps;
        }

        private StepFigures step(Spot spot) {
            return new StepFigures(
                    spot.flow(),
                    spot.step(),
                    spot.name(),
                    sum(hereAt(spot), Here::customers),
                    sum(hereAt(spot), Here::waiting),
                    sum(hereAt(spot), Here::quiet),
                    sum(
                            passages().filter(FlowTally::isDrop).filter(passage -> same(passage.spot(), spot)),
                            Passage::customers),
                    helped(help.steps(), spot));
        }

        private Stream<Here> hereAt(Spot spot) {
            return here().filter(one -> same(one.spot(), spot));
        }

        private List<EndFigures> ends() {
            Map<String, EndFigures> ends = new LinkedHashMap<>();
            passages()
                    .filter(passage ->
                            passage.ending() != null && passage.ending().event() != null)
                    .forEach(passage -> ends.merge(
                            Objects.requireNonNull(passage.ending().event()),
                            new EndFigures(
                                    Objects.requireNonNull(passage.ending().event()),
                                    String.valueOf(passage.ending().eventName()),
                                    passage.ending().outcome(),
                                    passage.customers()),
                            (one, other) -> new EndFigures(
                                    one.id(), one.name(), one.outcome(), one.customers() + other.customers())));
            return ends.values().stream()
                    .sorted(Comparator.comparingInt(EndFigures::customers).reversed())
                    .toList();
        }
    }

    /** Whatever an earlier version called it. */
    private static boolean same(@Nullable Spot one, @Nullable Spot other) {
        return one == null || other == null
                ? one == other
                : one.flow().equals(other.flow()) && one.step().equals(other.step());
    }
}
