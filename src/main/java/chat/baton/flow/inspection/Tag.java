package chat.baton.flow.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of an XML file. Its kind and its attributes have the prefixes of {@link Namespaces}, whatever the file calls them. */
final class Tag {

    private final String kind;
    private final @Nullable Tag parent;
    private final int line;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Tag> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Tag(String kind, @Nullable Tag parent, int line) {
        this.kind = kind;
        this.parent = parent;
        this.line = line;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void set(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void write(String more) {
        text.append(more);
    }

    String kind() {
        return kind;
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    int line() {
        return line;
    }

    @Nullable
    Tag parent() {
        return parent;
    }

    boolean isIn(String wanted) {
        return parent != null && parent.is(wanted);
    }

    Map<String, String> attributes() {
        return attributes;
    }

    @Nullable
    String attribute(String name) {
        return attributes.get(name);
    }

    String attribute(String name, String otherwise) {
        return attributes.getOrDefault(name, otherwise);
    }

    /** Read as the engine does. */
    boolean flag(String name) {
        return Boolean.parseBoolean(attributes.get(name));
    }

    @Nullable
    String id() {
        return attributes.get("id");
    }

    @Nullable
    String name() {
        return attributes.get("name");
    }

    String text() {
        return text.toString().strip();
    }

    List<Tag> children() {
        return children;
    }

    Stream<Tag> children(String wanted) {
        return children.stream().filter(child -> child.is(wanted));
    }

    /** This one and all within it. */
    Stream<Tag> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Tag::all));
    }

    Stream<Tag> all(String wanted) {
        return all().filter(tag -> tag.is(wanted));
    }

    Tag nearestWithId() {
        return id() != null || parent == null ? this : parent.nearestWithId();
    }

    /** What is set on a step or a flow, by name: its extension properties, and those input parameters that are settings. */
    Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        extensions("camunda:properties", "camunda:property")
                .forEach(one -> properties.put(one.attribute("name", ""), one.attribute("value", "")));
        extensions("camunda:inputOutput", "camunda:inputParameter")
                .filter(Tag::isSetting)
                .forEach(one -> properties.put(one.attribute("name", ""), one.text()));
        return properties;
    }

    private Stream<Tag> extensions(String list, String wanted) {
        return children("bpmn:extensionElements")
                .flatMap(extensions -> extensions.children(list))
                .flatMap(all -> all.children(wanted));
    }

    /** Whether it is an input parameter that a step reads itself, and so becomes no variable. */
    boolean isSetting() {
        return is("camunda:inputParameter")
                && Inspection.isLongSetting(attribute("name", ""))
                && parent != null
                && parent.parent != null
                && parent.parent.isIn("bpmn:serviceTask");
    }
}
