package chat.baton.flow.inspection;

/** Nothing is repeated more often than a customer would bear. Numbers from variables are looked at when they are known. */
final class Repetitions implements Rule {

    private static final int MOST = 20;

    @Override
    public void look(Tag root, Surroundings there, Report report) {
        root.all("bpmn:multiInstanceLoopCharacteristics")
                .filter(repetition -> repetition.parent() != null && isWithinAnother(repetition.parent()))
                .forEach(repetition ->
                        report.refuse(repetition, "A repetition cannot stand within another. Call a flow instead."));
        root.all("bpmn:multiInstanceLoopCharacteristics").forEach(repetition -> repetition
                .children("bpmn:loopCardinality")
                .findFirst()
                .map(Tag::text)
                .filter(times -> ValueExpression.isIn(times) || isFew(times))
                .ifPresentOrElse(
                        fine -> {},
                        () -> report.refuse(
                                repetition,
                                "Set the loop cardinality: a number up to " + MOST + ", or a ${variable}.")));
    }

    private static boolean isWithinAnother(Tag repeated) {
        for (var around = repeated.parent(); around != null; around = around.parent()) {
            if (around.children("bpmn:multiInstanceLoopCharacteristics")
                    .findAny()
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFew(String times) {
        return times.matches("\\d{1,3}") && Integer.parseInt(times) <= MOST;
    }
}
