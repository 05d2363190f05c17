package chat.baton.flow;

import chat.baton.conversation.Ending;
import chat.baton.conversation.Ending.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/** An end of a flow, and what its author says it means: the property {@code outcome}, without which it is a good end. */
final class FlowEnd {

    private static final String PROPERTY = "baton.end";

    private FlowEnd() {}

    static void attach(ActivityImpl end, Map<String, String> properties) {
        end.setProperty(PROPERTY, meant(properties.get("outcome")));
    }

    private static Outcome meant(@Nullable String word) {
        return Stream.of(Outcome.CANCELLED, Outcome.TIMED_OUT)
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElse(Outcome.FINISHED);
    }

    /** The ending of a flow that went on until it was over. One that ended in its midst has failed. */
    static Ending reachedBy(ExecutionEntity instance) {
        PvmActivity end = instance.getActivity();
        return end != null && end.getProperty(PROPERTY) instanceof Outcome outcome
                ? new Ending(outcome, end.getId(), name(end))
                : Ending.from(Outcome.FAILED);
    }

    private static String name(PvmActivity end) {
        return Optional.ofNullable((String) end.getProperty("name")).orElse(end.getId());
    }
}
