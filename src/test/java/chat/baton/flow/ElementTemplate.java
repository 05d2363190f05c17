package chat.baton.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A template of Camunda Modeler, as its file says it. */
record ElementTemplate(String file, JsonNode json) {

    static final Path FOLDER = Path.of("processes", ".camunda", "element-templates");

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<ElementTemplate> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(ElementTemplate::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ElementTemplate read(Path file) {
        try {
            return new ElementTemplate(file.getFileName().toString(), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be filled in, or is filled in for the author. */
    record Property(JsonNode json) {

        String name() {
            var binding = json.path("binding");
            return binding.path("name")
                    .asText(binding.path("target")
                            .asText(binding.path("variables").asText()));
        }

        String binding() {
            return json.path("binding").path("type").asText();
        }

        /** Whether a step reads it, not the engine. */
        boolean isSetting() {
            return List.of("camunda:property", "camunda:inputParameter").contains(binding());
        }

        boolean isHidden() {
            return json.path("type").asText().equals("Hidden");
        }

        String label() {
            return json.path("label").asText();
        }

        String value() {
            return json.path("value").asText();
        }

        /** Whether Modeler would show no fault at this value. */
        boolean takes(String value) {
            var constraints = json.path("constraints");
            var pattern = constraints.path("pattern").path("value").asText(".*");
            return !(constraints.path("notEmpty").asBoolean() && value.isBlank())
                    && value.length() <= constraints.path("maxLength").asInt(Integer.MAX_VALUE)
                    && (pattern.equals(".*")
                            || Pattern.compile(pattern).matcher(value).find())
                    && (choices().isEmpty() || value.isEmpty() || choices().contains(value))
                    && !(isHidden() && json.has("value") && !value.equals(value()));
        }

        List<String> choices() {
            return json.path("choices").findValuesAsText("value");
        }
    }

    String id() {
        return json.path("id").asText();
    }

    String name() {
        return json.path("name").asText();
    }

    String description() {
        return json.path("description").asText();
    }

    List<Property> properties() {
        return StreamSupport.stream(json.path("properties").spliterator(), false)
                .map(Property::new)
                .toList();
    }

    /** The bean of its step; none for the flow itself and for calls. */
    Stream<String> step() {
        return properties().stream()
                .filter(property -> property.name().equals("camunda:delegateExpression"))
                .map(property -> property.value().replaceAll("[${}]", ""));
    }

    @Override
    public String toString() {
        return file;
    }
}
