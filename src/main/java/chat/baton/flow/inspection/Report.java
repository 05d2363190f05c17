package chat.baton.flow.inspection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with one file. Says so for the nearest element that people can find by its id. */
final class Report {

    private static final int MOST = 50;

    private final String file;
    private final Set<Fault> faults = new LinkedHashSet<>();

    Report(String file) {
        this.file = file;
    }

    void refuse(Tag at, String reason) {
        var found = at.nearestWithId();
        refuse(new Fault(file, found.id(), found.name(), at.line(), reason));
    }

    void refuse(String reason) {
        refuse(Fault.of(file, reason));
    }

    void refuse(int line, String reason) {
        refuse(new Fault(file, null, null, line, reason));
    }

    private void refuse(Fault fault) {
        if (faults.size() < MOST) {
            faults.add(fault);
        }
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
