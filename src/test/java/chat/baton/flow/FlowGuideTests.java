package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What flow authors read is true of what they get. */
class FlowGuideTests {

    private static final Path GUIDE = Path.of("src/docs/flows.md");
    private static final Pattern REFERENCE =
            Pattern.compile("(?<=do not write here -->\n).*(?=<!-- end -->)", Pattern.DOTALL);
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");

    /** As they are used on the way from a greeting to a paid order. */
    private static final List<String> ORDER = List.of(
            "flow",
            "say",
            "ask-choice",
            "ask-yes-no",
            "ask-text",
            "ask-number",
            "ask-email",
            "ask-phone",
            "ask-address",
            "show-product",
            "show-collection",
            "add-to-cart",
            "reserve",
            "request-payment",
            "confirm-order",
            "release-order",
            "find-order",
            "hand-over",
            "set-tag",
            "set-customer-data",
            "send-template",
            "wait",
            "start-flow",
            "call-webhook");

    /** Writes it anew where it is not. */
    @Test
    void itsReferenceIsMadeOfTheTemplates() throws IOException {
        var there = Files.readString(GUIDE);
        var wanted = REFERENCE.matcher(there).replaceFirst(java.util.regex.Matcher.quoteReplacement(reference()));
        Files.writeString(GUIDE, wanted);

        assertThat(there).as("the reference, which has now been written anew").isEqualTo(wanted);
    }

    @Test
    void itsPicturesAreThere() throws IOException {
        assertThat(PICTURE.matcher(Files.readString(GUIDE)).results().map(picture -> picture.group(1)))
                .isNotEmpty()
                .allMatch(picture -> Files.exists(GUIDE.resolveSibling(picture)));
    }

    private static String reference() {
        var templates = ElementTemplate.all().stream()
                .collect(Collectors.toMap(template -> template.file().replace(".json", ""), template -> template));
        assertThat(templates.keySet()).containsExactlyInAnyOrderElementsOf(ORDER);
        return ORDER.stream().map(templates::get).map(FlowGuideTests::section).collect(Collectors.joining());
    }

    private static String section(ElementTemplate template) {
        var fields = template.properties().stream()
                .filter(property -> !property.isHidden())
                .map(FlowGuideTests::row)
                .collect(Collectors.joining());
        var expression = template.step().map(step -> " `${" + step + "}`").collect(Collectors.joining());
        var table = fields.isEmpty() ? "" : "\n| field | setting | what to fill in |\n|---|---|---|\n" + fields;
        return "\n### " + template.name() + expression + "\n\n" + template.description() + "\n" + table;
    }

    private static String row(ElementTemplate.Property property) {
        var must = property.json().path("constraints").path("notEmpty").asBoolean() ? " *" : "";
        var what = Stream.of(property.json().path("description").asText(), choices(property))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return "| " + property.label() + must + " | `" + property.name() + "` | " + what.replace("|", "\\|") + " |\n";
    }

    private static String choices(ElementTemplate.Property property) {
        var names = property.json().path("choices").findValuesAsText("name");
        return names.isEmpty() ? "" : String.join(", ", names) + ".";
    }
}
