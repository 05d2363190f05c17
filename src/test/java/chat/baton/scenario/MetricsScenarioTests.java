package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yaml.snakeyaml.Yaml;

/** What a program that watches an installation reads of it. */
@Scenario
class MetricsScenarioTests {

    private static final String FIGURES = "/actuator/prometheus";
    private static final String TOKEN = "Bearer token-of-the-tests";
    private static final Path OPERATIONS = Path.of("src/docs/operations");
    private static final Pattern METRIC = Pattern.compile("\\b(baton|hikaricp|jvm|process)_\\w+|\\bup\\b");

    @Autowired
    World world;

    Visitor watcher;

    @BeforeEach
    void somebodyWatches() {
        watcher = new Visitor(world.port());
    }

    private String figures() {
        return watcher.gets(FIGURES, "Authorization", TOKEN).body();
    }

    /** @param labels of the sample, or as many of them as matter, in the order of the alphabet */
    private double figure(String metric, String labels) {
        return figures()
                .lines()
                .filter(line -> line.startsWith(metric + "{" + labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void adminsReadItAndWhoeverHasTheToken() {
        assertThat(watcher.gets(FIGURES, "Authorization", TOKEN).statusCode()).isEqualTo(200);
        assertThat(new Api(world.port(), "admin").download(FIGURES).statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyElseReadsIt() {
        for (var shown : List.of("Bearer token-of-the-test", TOKEN + "s", "Bearer ", "token-of-the-tests")) {
            assertThat(watcher.gets(FIGURES, "Authorization", shown).statusCode())
                    .as(shown)
                    .isIn(401, 403);
        }
        assertThat(new Api(world.port(), "merchant").download(FIGURES).statusCode())
                .isEqualTo(403);
        assertThat(new Api(world.port(), "agent-1").download(FIGURES).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theTokenOpensNothingElse() {
        for (var path : List.of("/actuator/info", "/engine-rest/engine", "/api/v1/operations/backlog")) {
            assertThat(watcher.gets(path, "Authorization", TOKEN).statusCode())
                    .as(path)
                    .isIn(401, 403);
        }
    }

    @Test
    void aMessageAndItsAnswerAreCountedAndTimed() {
        var in = figure("baton_messages_in_total", "channel=\"messenger\",outcome=\"bot\"");
        var handled = figure("baton_events_total", "channel=\"messenger\",outcome=\"handled\"");
        var out = figure("baton_messages_out_total", "channel=\"messenger\",outcome=\"sent\"");
        var timed = figure("baton_reply_latency_seconds_count", "channel=\"messenger\"");
        var taken = figure("baton_webhooks_total", "channel=\"messenger\",outcome=\"taken\"");

        world.customer().writes("LAMP").reads("Which one");

        await().untilAsserted(() -> {
            assertThat(figure("baton_messages_out_total", "channel=\"messenger\",outcome=\"sent\""))
                    .isGreaterThan(out);
            assertThat(figure("baton_reply_latency_seconds_count", "channel=\"messenger\""))
                    .isGreaterThan(timed);
            assertThat(figure("baton_messages_in_total", "channel=\"messenger\",outcome=\"bot\""))
                    .isGreaterThan(in);
            assertThat(figure("baton_events_total", "channel=\"messenger\",outcome=\"handled\""))
                    .isGreaterThan(handled);
            assertThat(figure("baton_webhooks_total", "channel=\"messenger\",outcome=\"taken\""))
                    .isGreaterThan(taken);
        });
    }

    @Test
    void whatTheDashboardDrawsIsThere() throws IOException {
        var dashboard = new ObjectMapper()
                .readTree(OPERATIONS.resolve("grafana-dashboard.json").toFile());

        assertAreThere(dashboard.at("/panels").findValuesAsText("expr"));
    }

    @Test
    void whatIsWarnedOfIsThere() throws IOException {
        assertAreThere(rules().map(rule -> (String) rule.get("expr")).toList());
    }

    @Test
    void everyWarningSaysHowUrgentItIsAndWhatToDo() throws IOException {
        assertThat(rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat((Map<?, ?>) rule.get("labels")).extracting("severity").isIn("page", "ticket");
            assertThat((Map<?, ?>) rule.get("annotations"))
                    .hasFieldOrProperty("summary")
                    .hasFieldOrProperty("description");
        });
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> rules() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file =
                new Yaml().load(Files.readString(OPERATIONS.resolve("alerts.yaml")));
        return file.get("groups").stream()
                .flatMap(group -> ((List<Map<String, Object>>) (List<?>) group.get("rules")).stream());
    }

    private void assertAreThere(List<String> queries) {
        var figures = figures();
        assertThat(queries).isNotEmpty().allSatisfy(query -> assertThat(metrics(query))
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(figures).containsPattern("(?m)^" + metric + "[{ ]")));
    }

    /** Whether somebody answers is known without asking for figures. */
    private static List<String> metrics(String query) {
        var named = METRIC.matcher(query).results().map(MatchResult::group).toList();
        return named.equals(List.of("up")) ? List.of("baton_streams_open") : named;
    }
}
