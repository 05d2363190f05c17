package chat.baton.dashboard;

import chat.baton.conversation.Ending.Outcome;
import chat.baton.conversation.Figures.Helped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How customers fare in one flow.
 *
 * @param here     customers in it now
 * @param waiting  those of them who wait for a person
 * @param quiet    those of them the bot waits for in vain
 * @param endings  customers who left, by how
 * @param helped   what people had to do there
 * @param slots    of the period, in order
 * @param diagrams the flow itself, then all it calls
 */
record FlowFigures(
        String key,
        String name,
        int here,
        int waiting,
        int quiet,
        int entered,
        Map<Outcome, Integer> endings,
        Helped helped,
        List<Slot> slots,
        List<DiagramFigures> diagrams) {

    /** @param at where it begins, in the words of who reads it */
    record Slot(String at, int entered, int finished, int dropped) {

        int most() {
            return Math.max(entered, finished + dropped);
        }
    }

    /**
     * @param definition of the flow as it starts today; absent when the merchant has it no more
     * @param calls      keys of called flows, by the id of the calling element
     */
    record DiagramFigures(
            @Nullable String definition,
            String key,
            String name,
            List<StepFigures> steps,
            List<EndFigures> ends,
            Map<String, String> calls) {}

    /**
     * @param flow    key of the flow the step belongs to
     * @param dropped customers who left there without having finished
     */
    record StepFigures(
            String flow, String id, String name, int here, int waiting, int quiet, int dropped, Helped helped) {}

    /** An end in the diagram that customers reached. */
    record EndFigures(String id, String name, Outcome outcome, int customers) {

        public boolean good() {
            return outcome == Outcome.FINISHED;
        }
    }

    public int finished() {
        return endings.getOrDefault(Outcome.FINISHED, 0);
    }

    public int dropped() {
        return endings.values().stream().mapToInt(number -> number).sum() - finished();
    }

    /** Of those who left; absent when nobody did. */
    public @Nullable Integer finishedPercent() {
        return Overview.percent(finished(), finished() + dropped());
    }

    /** How they dropped out, without ways nobody took. */
    public List<Outcome> dropouts() {
        return Stream.of(Outcome.values())
                .filter(outcome -> outcome != Outcome.FINISHED && endings.containsKey(outcome))
                .toList();
    }

    /** All steps with anything to tell, as they come. */
    public List<StepFigures> steps() {
        return diagrams.stream().flatMap(diagram -> diagram.steps().stream()).toList();
    }

    /** Where the conversations of the customers at a step are listed. */
    public String list(StepFigures step) {
        return UriComponentsBuilder.fromPath("/")
                .queryParam("flow", "{flow}")
                .queryParam("step", "{step}")
                .encode()
                .buildAndExpand(key, step.id())
                .toString();
    }

    /** How high a column is, of the highest. */
    public int percent(int customers) {
        var most = slots.stream().mapToInt(Slot::most).max().orElse(0);
        return Objects.requireNonNullElse(Overview.percent(customers, most), 0);
    }

    /** How long a step's bar is, of the longest. */
    public int percentHere(int customers) {
        var most = steps().stream().mapToInt(StepFigures::here).max().orElse(0);
        return Objects.requireNonNullElse(Overview.percent(customers, most), 0);
    }
}
