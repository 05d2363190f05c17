package chat.baton.flow.inspection;

import java.util.Locale;

/** Cells of a decision table are written in FEEL, and harmless. */
final class Tables implements Rule {

    private static final int MOST_RULES = 500;

    @Override
    public void look(Tag root, Surroundings there, Report report) {
        root.all()
                .filter(tag -> !isFeel(tag.attribute("expressionLanguage", "feel")))
                .forEach(tag -> report.refuse(tag, "Decision tables are written in FEEL; scripts are not run here."));
        root.all("dmn:text")
                .filter(text -> !text.isIn("dmn:annotationEntry") && !text.isIn("dmn:textAnnotation"))
                .forEach(text -> Feel.fault(text.text()).ifPresent(fault -> report.refuse(text, fault)));
        root.all("dmn:decision")
                .filter(decision -> !Names.isKey(decision.attribute("id", "")))
                .forEach(decision -> report.refuse(
                        decision, "A table's id is letters, digits, \".\", \"_\" and \"-\" only, 100 at most."));
        if (root.all("dmn:rule").count() > MOST_RULES) {
            report.refuse("The table has more than " + MOST_RULES + " rules. Split it.");
        }
    }

    private static boolean isFeel(String language) {
        return language.toLowerCase(Locale.ROOT).matches("feel|https?://www\\.omg\\.org/spec/[\\w./]*feel/?");
    }
}
