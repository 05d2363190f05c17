package chat.baton.flow.inspection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks through all files of a deployment at once, so that their author learns everything in one go. */
public final class Inspection {

    public static final int MOST_FILES = 20;
    /** Bytes of a file. */
    public static final int LARGEST = 1024 * 1024;

    /** Settings of a step that may have several lines, and so stand in input parameters too. */
    public static final Set<String> LONG_SETTINGS = Set.of("text", "hint", "options", "headers");

    /** Whether a setting, in whatever language, is one of {@link #LONG_SETTINGS}. */
    public static boolean isLongSetting(String name) {
        return LONG_SETTINGS.contains(Translation.plain(name));
    }

    private static final List<Rule> FLOWS = List.of(
            new OnlyWhatIsListed(Grammar.read("bpmn.grammar")),
            new Processes(),
            new Steps(),
            new Webhooks(),
            new Mappings(),
            new Calls(),
            new Timers(),
            new Repetitions(),
            new Loops());

    private static final List<Rule> TABLES =
            List.of(new OnlyWhatIsListed(Grammar.read("dmn.grammar")), new Tables(), new DecidingTables());

    private final Collection<FlowFile> files;
    private final Map<String, Report> reports = new HashMap<>();
    private final Map<String, Tag> roots = new HashMap<>();

    private Inspection(Collection<FlowFile> files) {
        this.files = files;
    }

    /** @return what is wrong, in the order of the files; nothing when they may be deployed */
    public static List<Fault> of(Collection<FlowFile> files, Surroundings there) {
        if (files.size() > MOST_FILES) {
            return List.of(Fault.of(
                    "The deployment", "It has more than " + MOST_FILES + " files. Deploy them one after another."));
        }
        return new Inspection(files).look(there);
    }

    private List<Fault> look(Surroundings there) {
        files.forEach(file -> reports.put(file.name(), new Report(file.name())));
        files.forEach(this::read);
        var all = there.and(keys("bpmn:process"), keys("dmn:decision"));
        roots.forEach((name, root) -> rules(name).forEach(rule -> rule.look(root, all, reports.get(name))));
        eachOnce("bpmn:process", "flow");
        eachOnce("dmn:decision", "table");
        return files.stream()
                .flatMap(file -> reports.get(file.name()).faults().stream())
                .toList();
    }

    private void read(FlowFile file) {
        var report = reports.get(file.name());
        if (!isName(file.name())) {
            report.refuse(
                    "A file's name may have letters, digits, spaces and \"-_.()/\" only, and ends in .bpmn, .dmn, .form or .html.");
        } else if (file.content().length > LARGEST) {
            report.refuse("The file is larger than 1 MB. Split it.");
        } else if (file.endsIn(".form")) {
            FormFile.look(file, report);
        } else if (file.endsIn(".html")) {
            PageFile.look(file, report);
        } else {
            readXml(file, report);
        }
    }

    private static boolean isName(String name) {
        return name.matches("[\\p{L}\\p{M}\\p{N} ._()/-]{1,150}\\.(bpmn|dmn|form|html)") && !name.contains("..");
    }

    private void readXml(FlowFile file, Report report) {
        try {
            roots.put(file.name(), XmlFile.read(file.content()));
        } catch (XmlFile.Unreadable e) {
            report.refuse(e.line(), e.getMessage());
        }
    }

    private static List<Rule> rules(String file) {
        return file.endsWith(".bpmn") ? FLOWS : TABLES;
    }

    /** The engine takes no deployment with two of one id. */
    private void eachOnce(String kind, String what) {
        Set<String> seen = new HashSet<>();
        files.stream().filter(file -> roots.containsKey(file.name())).forEach(file -> roots.get(file.name())
                .children(kind)
                .filter(found -> !seen.add(found.attribute("id", "")))
                .forEach(again -> reports.get(file.name())
                        .refuse(again, "Another " + what + " of this deployment has the same id. Give each its own.")));
    }

    private Set<String> keys(String kind) {
        return roots.values().stream()
                .flatMap(root -> root.children(kind))
                .map(found -> found.attribute("id", ""))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
