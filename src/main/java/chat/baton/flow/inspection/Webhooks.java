package chat.baton.flow.inspection;

import java.util.regex.Pattern;

/** A server is called by a job, so that nobody waits for it; and who it is the author says, not the customer. */
final class Webhooks implements Rule {

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[\\p{L}\\p{N}.-]+(:\\d{1,5})?(/.*)?", Pattern.DOTALL);
    private static final String SECRET = "{secret:";

    @Override
    public void look(Tag root, Surroundings there, Report report) {
        root.all("bpmn:serviceTask").forEach(task -> {
            secrets(task, report);
            if ("callWebhook".equals(Steps.of(task))) {
                call(task, report);
            }
        });
    }

    private static void secrets(Tag task, Report report) {
        task.properties().forEach((name, value) -> {
            if (!name.equals("headers") && value.contains(SECRET)) {
                report.refuse(task, "A secret may stand in the property \"headers\" of a webhook only.");
            }
        });
    }

    private static void call(Tag task, Report report) {
        if (!task.flag("camunda:asyncBefore")) {
            report.refuse(
                    task, "Set \"Asynchronous before\" on it: the customer cannot wait while another server answers.");
        }
        if (!ADDRESS.matcher(task.properties().getOrDefault("url", "")).matches()) {
            report.refuse(
                    task,
                    "Its property \"url\" has to begin with https:// and the server's name, written out; "
                            + "variables may follow after a \"/\".");
        }
    }
}
