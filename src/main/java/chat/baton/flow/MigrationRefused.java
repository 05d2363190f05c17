package chat.baton.flow;

import chat.baton.flow.inspection.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** Conversations cannot go on in another version of their flow as it was asked; nothing has changed. */
public class MigrationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** @param faults at least one */
    MigrationRefused(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** What has to be asked otherwise: the file, the element in it, and why. */
    public List<Fault> faults() {
        return faults;
    }
}
