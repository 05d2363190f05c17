package chat.baton.flow;

import chat.baton.flow.inspection.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import org.jspecify.annotations.Nullable;

/**
 * Nothing was deployed, for reasons the author can do something about. It is the engine's own kind of refusal, so that the
 * engine's interface answers it as Modeler shows it.
 */
public class FlowRefused extends ParseException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** @param faults at least one */
    FlowRefused(List<Fault> faults) {
        super(message(faults), faults.get(0).file(), List.of(), List.of());
        this.faults = List.copyOf(faults);
        getResorceReports().clear();
        byFile(faults)
                .forEach((file, found) -> getResorceReports().add(new ResourceReportImpl(file, found, List.of())));
    }

    private static String message(List<Fault> faults) {
        return faults.stream().map(Fault::toString).collect(Collectors.joining("\n", "Nothing was deployed.\n", ""));
    }

    private static Map<String, List<Problem>> byFile(List<Fault> faults) {
        return faults.stream()
                .collect(Collectors.groupingBy(
                        Fault::file, LinkedHashMap::new, Collectors.mapping(FaultProblem::new, Collectors.toList())));
    }

    public List<Fault> faults() {
        return faults;
    }

    private record FaultProblem(Fault fault) implements Problem {

        @Override
        public String getMessage() {
            return fault.reason();
        }

        @Override
        public int getLine() {
            return fault.line();
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public @Nullable String getMainElementId() {
            return fault.element();
        }

        @Override
        public List<String> getElementIds() {
            return fault.element() == null ? List.of() : List.of(fault.element());
        }
    }
}
