package chat.baton.flow.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;

/** A form drawn in Modeler shows fields and text, and no pages or pictures of somebody else. */
final class FormFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> COMPONENTS = Set.of(
            "default",
            "textfield",
            "textarea",
            "number",
            "datetime",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "text",
            "group",
            "dynamiclist",
            "table",
            "separator",
            "spacer",
            "button");

    private FormFile() {}

    static void look(FlowFile file, Report report) {
        try {
            var form = JSON.readTree(file.content());
            if (!form.isObject() || !form.path("components").isArray()) {
                report.refuse("This is no form of Camunda Modeler.");
            }
            components(form, report);
        } catch (JsonProcessingException e) {
            report.refuse("This is no form of Camunda Modeler: it is no JSON.");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void components(JsonNode component, Report report) {
        var type = component.path("type").asText("default");
        if (!COMPONENTS.contains(type)) {
            report.refuse("The form shows a component \"" + type
                    + "\", which might run foreign code. Use plain fields and text.");
        }
        component.path("components").forEach(within -> components(within, report));
    }
}
