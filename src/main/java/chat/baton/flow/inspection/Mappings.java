package chat.baton.flow.inspection;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Mappings, forms and results write into variables that are the flow's own, and not into too many. */
final class Mappings implements Rule {

    private static final int MOST = 200;

    /** Others are classes, such as a validator. */
    private static final Set<String> CONSTRAINTS =
            new TreeSet<>(Set.of("required", "readonly", "min", "max", "minlength", "maxlength"));

    @Override
    public void look(Tag root, Surroundings there, Report report) {
        root.all().forEach(tag -> written(tag).forEach(name -> Names.lookAtVariable(tag, name, report)));
        if (root.all().flatMap(Mappings::written).distinct().count() > MOST) {
            report.refuse("The flow has more than " + MOST + " variables. Split it.");
        }
        root.all("camunda:constraint")
                .filter(constraint -> !CONSTRAINTS.contains(constraint.attribute("name", "")))
                .forEach(constraint -> report.refuse(
                        constraint,
                        "A field may have these constraints only: " + String.join(", ", CONSTRAINTS) + "."));
        root.all("camunda:in")
                .filter(in -> in.attribute("businessKey") != null)
                .filter(in -> !in.attribute("businessKey", "").matches("[$#]\\{execution\\.processBusinessKey}"))
                .forEach(
                        in -> report.refuse(
                                in,
                                "A called flow serves the same conversation. Leave its business key out, or as #{execution.processBusinessKey}."));
    }

    private static Stream<String> written(Tag tag) {
        return switch (tag.kind()) {
            case "camunda:in", "camunda:out" -> Stream.ofNullable(tag.attribute("target"));
            case "camunda:inputParameter", "camunda:outputParameter" ->
                tag.isSetting() ? Stream.of() : Stream.of(tag.attribute("name", ""));
            case "camunda:formField" -> Stream.of(tag.attribute("id", ""));
            default ->
                Stream.of(
                                "camunda:resultVariable",
                                "camunda:errorCodeVariable",
                                "camunda:errorMessageVariable",
                                "camunda:escalationCodeVariable")
                        .map(name -> tag.attribute(name, ""))
                        .filter(name -> !name.isEmpty());
        };
    }
}
