package chat.baton.flow.inspection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every loop waits for somebody or for some time, as otherwise it would never end within one transaction. */
final class Loops implements Rule {

    @Override
    public void look(Tag root, Surroundings there, Report report) {
        root.children("bpmn:process").forEach(process -> new Graph(process, there.waiting())
                .loop()
                .ifPresent(loop -> report.refuse(
                        loop.get(0),
                        "The loop " + names(loop)
                                + " waits for nobody. Put a step ${ask} into it, or a timer of a minute "
                                + "or more.")));
    }

    private static String names(List<Tag> loop) {
        return Stream.concat(loop.stream(), Stream.of(loop.get(0)))
                .map(node -> node.attribute("name", node.attribute("id", "?")))
                .collect(Collectors.joining(" → "));
    }

    /** Where a token may go next without waiting. A subprocess is left by another node than it is entered. */
    private static final class Graph {

        private final Map<String, Tag> nodes = new HashMap<>();
        private final Map<String, Set<String>> next = new HashMap<>();
        private final Set<String> done = new HashSet<>();

        Graph(Tag process, Set<String> waiting) {
            process.all()
                    .filter(FlowNodes::is)
                    .filter(node -> node.id() != null)
                    .forEach(node -> nodes.put(node.id(), node));
            process.all("bpmn:sequenceFlow")
                    .forEach(flow -> connect(exit(flow.attribute("sourceRef", "")), flow.attribute("targetRef", "")));
            nodes.values().forEach(this::leave);
            nodes.values().forEach(this::connect);
            nodes.values().stream().filter(node -> waits(node, waiting)).forEach(node -> next.remove(node.id()));
        }

        private void connect(Tag node) {
            var id = node.attribute("id", "");
            if (node.is("bpmn:boundaryEvent")) {
                connect(node.attribute("attachedToRef", ""), id);
            }
            if (node.is("bpmn:subProcess")) {
                node.children("bpmn:startEvent").forEach(start -> connect(id, start.attribute("id", "")));
                node.children("bpmn:subProcess")
                        .filter(within -> within.flag("triggeredByEvent"))
                        .forEach(within -> connect(id, within.attribute("id", "")));
            }
        }

        /** Where nothing follows within a subprocess, it ends. */
        private void leave(Tag node) {
            var id = node.attribute("id", "");
            var around = node.parent();
            if (around != null && around.is("bpmn:subProcess") && !next.containsKey(exit(id))) {
                connect(exit(id), exit(around.attribute("id", "")));
            }
        }

        private void connect(String from, String to) {
            next.computeIfAbsent(from, id -> new HashSet<>()).add(to);
        }

        private String exit(String id) {
            var node = nodes.get(id);
            return node != null && node.is("bpmn:subProcess") ? id + " left" : id;
        }

        private static boolean waits(Tag node, Set<String> waiting) {
            return node.is("bpmn:userTask")
                    || node.is("bpmn:serviceTask") && waiting.contains(String.valueOf(Steps.of(node)))
                    || node.is("bpmn:callActivity") && Timers.pause(node)
                    || (node.is("bpmn:intermediateCatchEvent") || node.is("bpmn:boundaryEvent")) && Timers.wait(node);
        }

        /** The nodes of one loop, in order. */
        Optional<List<Tag>> loop() {
            return next.keySet().stream()
                    .sorted()
                    .map(this::loopFrom)
                    .filter(loop -> !loop.isEmpty())
                    .findFirst();
        }

        private List<Tag> loopFrom(String start) {
            Deque<String> way = new ArrayDeque<>();
            Deque<Iterator<String>> open = new ArrayDeque<>();
            enter(start, way, open);
            while (!open.isEmpty()) {
                if (!open.peek().hasNext()) {
                    open.pop();
                    done.add(way.pop());
                    continue;
                }
                var to = open.peek().next();
                if (way.contains(to)) {
                    return tags(way, to);
                }
                if (!done.contains(to)) {
                    enter(to, way, open);
                }
            }
            return List.of();
        }

        private void enter(String id, Deque<String> way, Deque<Iterator<String>> open) {
            way.push(id);
            open.push(next.getOrDefault(id, Set.of()).iterator());
        }

        private List<Tag> tags(Deque<String> way, String first) {
            var loop = new ArrayList<Tag>();
            for (var id : way) {
                if (nodes.containsKey(id)) {
                    loop.add(0, nodes.get(id));
                }
                if (id.equals(first)) {
                    break;
                }
            }
            return loop;
        }
    }
}
