package chat.baton.flow.inspection;

import chat.baton.flow.inspection.Grammar.Place;
import java.util.Set;

/** Elements and attributes are listed ones, and wherever something might be evaluated it is plain text or harmless. */
final class OnlyWhatIsListed implements Rule {

    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_TEXT = 4096;

    /** Of several, the engine would take the first. */
    private static final Set<String> ONCE = Set.of(
            "bpmn:extensionElements",
            "bpmn:multiInstanceLoopCharacteristics",
            "bpmn:loopCardinality",
            "bpmn:conditionExpression",
            "bpmn:timerEventDefinition",
            "bpmn:timeDate",
            "bpmn:timeDuration",
            "bpmn:timeCycle",
            "camunda:properties",
            "camunda:inputOutput",
            "camunda:formData");

    private final Grammar grammar;

    OnlyWhatIsListed(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void look(Tag tag, Surroundings there, Report report) {
        if (!grammar.allows(tag)) {
            report.refuse(tag, refused(tag.kind(), "element <" + tag.kind() + ">"));
            return;
        }
        tag.attributes().forEach((name, value) -> attribute(tag, name, value, there, report));
        text(tag, place(tag), tag.text(), LONGEST_TEXT, there, report);
        ONCE.stream()
                .filter(kind -> tag.children(kind).count() > 1)
                .forEach(kind ->
                        report.refuse(tag, "The element <" + kind + "> stands in it more than once. Keep one."));
        tag.children().forEach(child -> look(child, there, report));
    }

    /** The engine makes the documentation of a user task its description. */
    private Place place(Tag tag) {
        return tag.is("bpmn:documentation") && tag.isIn("bpmn:userTask") ? Place.VARIABLES : grammar.text(tag);
    }

    private String refused(String key, String what) {
        var advice = grammar.insteadOf(key);
        return advice == null ? "The " + what + " has no meaning in Baton's flows. Remove it." : advice;
    }

    private void attribute(Tag tag, String name, String value, Surroundings there, Report report) {
        var longest = name.equals("id") || name.equals("name") ? LONGEST_LABEL : LONGEST_TEXT;
        grammar.attribute(tag, name)
                .ifPresentOrElse(
                        place -> text(tag, place, value, longest, there, report),
                        () -> report.refuse(tag, refused("@" + name, "attribute \"" + name + "\"")));
    }

    private static void text(Tag tag, Place place, String text, int longest, Surroundings there, Report report) {
        if (text.length() > longest) {
            report.refuse(tag, "A text here may have " + longest + " characters at most. Shorten it.");
        } else if (place == Place.PLAIN && ValueExpression.isIn(text)) {
            report.refuse(tag, "Only plain text may stand here: " + ValueExpression.quoted(text));
        } else if (place == Place.VARIABLES) {
            ValueExpression.fault(text, there.steps()).ifPresent(fault -> report.refuse(tag, fault));
        }
    }
}
