package chat.baton.flow.inspection;

import chat.baton.flow.inspection.FlowChange.Setting;
import chat.baton.flow.inspection.FlowChange.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two versions of a flow by the ids of their elements. Where these are drawn makes no difference. */
public final class Comparison {

    private static final Set<String> SCOPES = Set.of("bpmn:process", "bpmn:subProcess", "bpmn:transaction");
    private static final Set<String> REMARKS =
            Set.of("bpmn:textAnnotation", "bpmn:association", "bpmn:group", "bpmn:laneSet", "bpmn:extensionElements");
    private static final Set<String> CONNECTIONS = Set.of("bpmn:incoming", "bpmn:outgoing");

    private final Map<String, Tag> before;
    private final Map<String, Tag> after;

    private Comparison(Map<String, Tag> before, Map<String, Tag> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * What has changed, in the newer version's order; what was removed comes last.
     *
     * @param flow id of the flow, as a file may hold several
     * @throws IllegalArgumentException when one of them cannot be read
     */
    public static List<FlowChange> of(byte[] before, byte[] after, String flow) {
        return new Comparison(elements(before, flow), elements(after, flow)).changes();
    }

    private static Map<String, Tag> elements(byte[] file, String flow) {
        var elements = new LinkedHashMap<String, Tag>();
        try {
            XmlFile.read(file)
                    .all("bpmn:process")
                    .filter(process -> flow.equals(process.id()))
                    .flatMap(Tag::all)
                    .filter(Comparison::isElement)
                    .forEach(tag -> elements.put(Objects.requireNonNull(tag.id()), tag));
        } catch (XmlFile.Unreadable e) {
            throw new IllegalArgumentException("The flow " + flow + " cannot be compared", e);
        }
        return elements;
    }

    private static boolean isElement(Tag tag) {
        return tag.id() != null
                && (tag.is("bpmn:process")
                        || tag.parent() != null && SCOPES.contains(tag.parent().kind()))
                && !REMARKS.contains(tag.kind());
    }

    private List<FlowChange> changes() {
        var changes = new ArrayList<FlowChange>();
        after.forEach((id, tag) -> {
            var was = before.get(id);
            if (was == null) {
                changes.add(change(tag, What.ADDED, List.of()));
            } else if (!differences(was, tag).isEmpty()) {
                changes.add(change(tag, What.CHANGED, differences(was, tag)));
            }
        });
        before.forEach((id, tag) -> {
            if (!after.containsKey(id)) {
                changes.add(change(tag, What.REMOVED, List.of()));
            }
        });
        return changes;
    }

    private static FlowChange change(Tag tag, What what, List<Setting> settings) {
        return new FlowChange(Objects.requireNonNull(tag.id()), named(tag.name()), local(tag.kind()), what, settings);
    }

    private static @Nullable String named(@Nullable String name) {
        return name == null || name.isBlank() ? null : name;
    }

    private static List<Setting> differences(Tag before, Tag after) {
        var old = settings(before);
        var now = settings(after);
        if (!before.kind().equals(after.kind())) {
            old.put("type", local(before.kind()));
            now.put("type", local(after.kind()));
        }
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name -> new Setting(name, old.get(name), now.get(name)))
                .toList();
    }

    private static Map<String, String> settings(Tag element) {
        var settings = new TreeMap<String, String>();
        keep(element, "", settings);
        return settings;
    }

    /** Attributes, extension properties, parameters, and whatever else stands inside, such as a timer's time. */
    private static void keep(Tag tag, String prefix, Map<String, String> settings) {
        tag.attributes().forEach((name, value) -> {
            if (!name.equals("id") && !name.startsWith("xsi:") && !value.isBlank()) {
                settings.merge(prefix + local(name), value, Comparison::both);
            }
        });
        tag.children().stream()
                .filter(child -> !isElement(child) && !CONNECTIONS.contains(child.kind()))
                .forEach(child -> keepInner(child, prefix, settings));
    }

    private static void keepInner(Tag tag, String prefix, Map<String, String> settings) {
        if (tag.is("camunda:property")) {
            settings.merge(tag.attribute("name", ""), tag.attribute("value", ""), Comparison::both);
        } else if (tag.is("bpmn:extensionElements") || tag.is("camunda:properties") || tag.is("camunda:inputOutput")) {
            keep(tag, prefix, settings);
        } else if (!tag.text().isEmpty()) {
            settings.merge(tag.attribute("name", local(tag.kind())), tag.text(), Comparison::both);
        } else {
            keep(tag, local(tag.kind()) + " ", settings);
        }
    }

    private static String both(String one, String other) {
        return one + "\n" + other;
    }

    private static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1);
    }
}
