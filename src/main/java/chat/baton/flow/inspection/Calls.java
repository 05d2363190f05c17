package chat.baton.flow.inspection;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What is called is the merchant's own or meant to be called by all, and is there. */
final class Calls implements Rule {

    private static final Pattern FORM = Pattern.compile("(embedded|camunda-forms):deployment:[^:]+");

    @Override
    public void look(Tag root, Surroundings there, Report report) {
        root.all("bpmn:callActivity").forEach(call -> {
            called(call, "calledElement", "flow", there.flows(), report);
            var binding = call.attribute("camunda:calledElementBinding", "latest");
            if (!binding.equals("latest") && !binding.equals("deployment")) {
                report.refuse(call, "Call the latest version of a flow, or the one deployed together with this one.");
            }
        });
        root.all("bpmn:businessRuleTask").forEach(task -> {
            called(task, "camunda:decisionRef", "decision table", there.decisions(), report);
            if (!task.attribute("camunda:mapDecisionResult", "").equals("singleEntry")) {
                report.refuse(task, "A variable holds one text or number: set \"Map decision result\" to singleEntry.");
            }
        });
        root.all("bpmn:userTask")
                .filter(task -> task.attribute("camunda:formKey") != null)
                .filter(task ->
                        !FORM.matcher(task.attribute("camunda:formKey", "")).matches())
                .forEach(task -> report.refuse(
                        task, "The form has to be deployed with the flow: camunda-forms:deployment:my.form"));
    }

    private static void called(Tag call, String attribute, String what, Predicate<String> there, Report report) {
        var key = call.attribute(attribute, "");
        if (key.isEmpty()) {
            report.refuse(call, "Say which " + what + " is called, by its id.");
        } else if (!ValueExpression.isIn(key) && !there.test(key)) {
            report.refuse(
                    call,
                    "There is no " + what + " \"" + key + "\" that you may call. Deploy it together with this flow, or "
                            + "choose another.");
        }
    }
}
