package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.flow.inspection.DecidingTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that come with Baton are neat, and show merchants all they may read. */
class TableFilesTests {

    record File(String name, DmnModelInstance model) {

        static File read(Path path) {
            return new File(path.getFileName().toString().replace(".dmn", ""), Dmn.readModelFromFile(path.toFile()));
        }

        Decision decision() {
            return model.getModelElementsByType(Decision.class).iterator().next();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<File> files() {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".dmn")).sorted().map(File::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void areNamedForTheirDecision(File file) {
        assertThat(file.decision().getId()).isEqualTo(file.name());
        assertThat(file.decision().getName()).matches("\\p{Lu}[\\p{Ll} ]+");
        assertThat(file.decision().getDescription().getTextContent()).endsWith(".");
        assertThat(DecidingTable.of(file.name())).isPresent();
    }

    @ParameterizedTest
    @MethodSource("files")
    void areLabelledThroughout(File file) {
        assertThat(file.model().getModelElementsByType(Input.class))
                .allMatch(input -> input.getLabel().matches("\\p{Lu}.*"));
        assertThat(file.model().getModelElementsByType(Output.class))
                .allMatch(output -> output.getLabel().equalsIgnoreCase(output.getName()));
        assertThat(file.model().getModelElementsByType(Rule.class))
                .allMatch(rule -> !rule.getDescription().getTextContent().isBlank());
    }

    @ParameterizedTest
    @MethodSource("files")
    void showEveryFactThatIsNoSetting(File file) {
        var facts = DecidingTable.of(file.name()).orElseThrow().facts();
        assertThat(file.model().getModelElementsByType(InputExpression.class))
                .extracting(input -> input.getText().getTextContent().strip())
                .isSubsetOf(facts)
                .contains("words", "channel", "language", "open", "cartValue", "failedAnswers", "tags");
    }
}
