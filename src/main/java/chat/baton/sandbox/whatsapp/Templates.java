package chat.baton.sandbox.whatsapp;

import chat.baton.sandbox.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The texts that are approved, all in {@code en_US}. */
final class Templates {

    private static final String LANGUAGE = "en_US";
    private static final Pattern GAP = Pattern.compile("\\{\\{(\\d+)}}");
    private static final Map<String, String> APPROVED = Map.of(
            "order_update", "Your order {{1}} is on its way.",
            "back_in_stock", "{{1}} is back in stock, from {{2}}. Would you like to see it?",
            "we_are_back", "Sorry for the wait, we are back. How can we help you?");

    private Templates() {}

    /**
     * @param template name, language and components
     * @throws Refusal when there is none, or its gaps are filled with too much or too little
     */
    static String text(JsonNode template) {
        var name = template.path("name").asText();
        var language = template.path("language").path("code").asText();
        var text = APPROVED.get(name);
        if (text == null || !language.equals(LANGUAGE)) {
            throw CloudErrors.unknownTemplate(name, language);
        }
        var given = parameters(template);
        var gaps = (int) GAP.matcher(text).results().count();
        if (given.size() != gaps) {
            throw CloudErrors.wrongGaps(gaps, given.size());
        }
        return GAP.matcher(text)
                .replaceAll(gap -> Matcher.quoteReplacement(given.get(Integer.parseInt(gap.group(1)) - 1)));
    }

    /** As the provider lists them. */
    static ObjectNode all() {
        var answer = JsonNodeFactory.instance.objectNode();
        var data = answer.putArray("data");
        APPROVED.forEach((name, text) -> {
            var template = data.addObject().put("name", name).put("language", LANGUAGE);
            template.put("status", "APPROVED").put("category", "UTILITY").put("parameter_format", "POSITIONAL");
            template.putArray("components").addObject().put("type", "BODY").put("text", text);
        });
        answer.putObject("paging").putObject("cursors").put("before", "MAZDZD").put("after", "MjQZD");
        return answer;
    }

    private static List<String> parameters(JsonNode template) {
        return StreamSupport.stream(template.path("components").spliterator(), false)
                .filter(component -> component.path("type").asText().equals("body"))
                .flatMap(body -> StreamSupport.stream(body.path("parameters").spliterator(), false))
                .map(parameter -> parameter.path("text").asText())
                .toList();
    }
}
