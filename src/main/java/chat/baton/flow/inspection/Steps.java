package chat.baton.flow.inspection;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A service task is one of Baton's steps, and what the step is told about variables is plain. */
final class Steps implements Rule {

    private static final Pattern STEP = Pattern.compile("[$#]\\{(\\w+)}");

    /** Settings that decide which variables are written or how: written out, so that no customer's answer can. */
    private static final Set<String> PLAIN = Set.of(
            "kind",
            "mode",
            "send",
            "headers",
            "variable",
            "titleVariable",
            "receive",
            "tag",
            "key",
            "template",
            "language",
            "parameters");

    /** Those of them that name variables a step writes. */
    private static final Set<String> WRITTEN = Set.of("variable", "titleVariable", "receive");

    /** Settings that name what is kept about a customer, and how long such a name may be. */
    private static final Map<String, Integer> LONGEST = Map.of("tag", 40, "key", 64);

    @Override
    public void look(Tag root, Surroundings there, Report report) {
        root.all("bpmn:serviceTask").forEach(task -> step(task, there, report));
        root.all("bpmn:process")
                .forEach(process -> plain(process, process.properties().keySet(), report));
        languages(root, report);
    }

    private static void languages(Tag root, Report report) {
        root.all("bpmn:process").forEach(process -> Stream.of(
                        process.properties().getOrDefault("languages", "").split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .forEach(code -> language(process, code, report)));
        root.all("bpmn:serviceTask").forEach(task -> task.properties().keySet().stream()
                .flatMap(name -> Translation.of(name).stream())
                .forEach(translation -> language(task, translation.language(), report)));
    }

    private static void language(Tag at, String code, Report report) {
        if (!Translation.isLanguage(code)) {
            report.refuse(at, "\"" + code + "\" is no language. Use codes such as en, de, fr.");
        }
    }

    /** The name of the step a task is; absent when it is none. */
    static @Nullable String of(Tag task) {
        var step = STEP.matcher(task.attribute("camunda:delegateExpression", ""));
        return step.matches() ? step.group(1) : null;
    }

    private static void step(Tag task, Surroundings there, Report report) {
        var step = of(task);
        if (step == null || !there.steps().contains(step)) {
            report.refuse(
                    task, "This is none of Baton's steps. As delegate expression choose one of " + list(there) + ".");
        }
        plain(task, PLAIN, report);
        LONGEST.forEach((name, most) -> {
            if (task.properties().getOrDefault(name, "").length() > most) {
                report.refuse(task, "The property \"" + name + "\" may have " + most + " characters at most.");
            }
        });
        task.properties().entrySet().stream()
                .filter(property -> WRITTEN.contains(property.getKey()))
                .flatMap(property -> Stream.of(property.getValue().split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !ValueExpression.isIn(name))
                .forEach(name -> Names.lookAtVariable(task, name, report));
    }

    private static String list(Surroundings there) {
        return there.steps().stream().sorted().map(step -> "${" + step + "}").collect(Collectors.joining(", "));
    }

    private static void plain(Tag at, Set<String> names, Report report) {
        at.properties().forEach((name, value) -> {
            if ((names.contains(name) || names.contains(Translation.plain(name))) && ValueExpression.isIn(value)) {
                report.refuse(at, "The property \"" + name + "\" has to be written out, without ${…}.");
            }
        });
    }
}
