package chat.baton.flow.inspection;

import java.util.Set;
import java.util.regex.Pattern;

/** A flow has a key of its own, one beginning, and a size that people can still oversee. */
final class Processes implements Rule {

    private static final int MOST_NODES = 500;
    private static final Set<String> OUTCOMES = Set.of("finished", "cancelled", "timed-out");
    private static final Pattern TIME_TO_LIVE = Pattern.compile("P?\\d{1,4}D?");

    @Override
    public void look(Tag root, Surroundings there, Report report) {
        var processes = root.children("bpmn:process").toList();
        if (processes.stream().noneMatch(Processes::runs)) {
            report.refuse("There is no flow in it that can run. Set \"Executable\" on the process.");
        }
        processes.stream().filter(Processes::runs).forEach(process -> flow(process, there, report));
    }

    static boolean runs(Tag process) {
        return process.flag("isExecutable");
    }

    private static void flow(Tag process, Surroundings there, Report report) {
        var key = process.attribute("id", "");
        if (!Names.isKey(key)) {
            report.refuse(process, "A flow's id is letters, digits, \".\", \"_\" and \"-\" only, 100 at most.");
        }
        if (there.reserved().contains(key)) {
            report.refuse(process, "The id \"" + key + "\" is Baton's own. Give the flow another one.");
        }
        if (process.all().filter(FlowNodes::is).count() > MOST_NODES) {
            report.refuse(
                    process, "The flow has more than " + MOST_NODES + " steps. Split it, and call one from the other.");
        }
        if (!TIME_TO_LIVE
                .matcher(process.attribute("camunda:historyTimeToLive", "P90D"))
                .matches()) {
            report.refuse(process, "The history time to live is a number of days, such as P90D.");
        }
        begins(process, report);
        process.all("bpmn:endEvent")
                .filter(end -> !OUTCOMES.contains(end.properties().getOrDefault("outcome", "finished")))
                .forEach(end -> report.refuse(end, "An end's outcome is finished, cancelled or timed-out."));
    }

    private static void begins(Tag process, Report report) {
        var starts = process.children("bpmn:startEvent").toList();
        if (starts.size() != 1) {
            report.refuse(process, "A flow has exactly one start event; this one has " + starts.size() + ".");
        }
        starts.stream()
                .filter(start ->
                        start.children().stream().anyMatch(child -> child.kind().endsWith("EventDefinition")))
                .forEach(
                        start -> report.refuse(
                                start,
                                "A flow is started for a customer, by its trigger words or an agent. Use a plain start event."));
    }
}
