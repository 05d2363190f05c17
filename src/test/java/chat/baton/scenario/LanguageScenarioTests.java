package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** A customer is spoken to in their language, people see what is missing in it, and decide how the bot decides. */
@Scenario
class LanguageScenarioTests {

    private static final String FLOW = "two-languages";

    @Autowired
    World world;

    private static byte[] flow() throws IOException {
        return new ClassPathResource("chat/baton/flow/two-languages.bpmn").getContentAsByteArray();
    }

    private void speaksGermanTo(String conversation) {
        var answer = world.agent("agent-1")
                .api()
                .put("/api/v1/conversations/" + conversation + "/customer-language", Map.of("language", "de"));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void anAgentHasTheBotSpeakTheCustomersLanguage() {
        var anna = world.customer().writes("size guide").reads("What do you need a size for?");
        speaksGermanTo(world.idOf(anna));

        anna.writes("Ein Hemd").reads("Wie groß sind Sie, in Zentimetern?");
        anna.writes("hm").reads("in ganzen Zentimetern");
    }

    @Test
    void aLanguageThatIsNoneIsRefused() {
        var anna = world.customer().writes("size guide").reads("What do you need");
        var path = "/api/v1/conversations/" + world.idOf(anna) + "/customer-language";

        assertThat(world.agent("agent-1")
                        .api()
                        .put(path, Map.of("language", "klingonisch!"))
                        .status())
                .isEqualTo(400);
        assertThat(world.agent("agent-1")
                        .api()
                        .put(path, Map.of("language", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsMissingInALanguageIsToldToTheFlowsAuthorAndInTheTranscript() throws IOException {
        var mara = new Api(world.port(), "merchant");
        var deployed = mara.post("/api/v1/flows", new Form().with("file", FLOW + ".bpmn", "text/xml", flow()));

        assertThat(deployed.status()).isEqualTo(201);
        var missing = World.find(deployed.body().path("items"), "key", FLOW).path("missing");
        assertThat(missing.findValuesAsText("name")).containsExactlyInAnyOrder("Welcome", "Ask for colour");
        assertThat(missing.findValuesAsText("language")).containsOnly("de");
        var page = new Visitor(world.port()).signsIn("merchant").gets("/flows").body();
        assertThat(page).contains("Welcome (German)", "Ask for colour (German)", "2 texts are missing");

        var anna = world.customer().writes("menu").reads("Hello!");
        speaksGermanTo(world.idOf(anna));
        anna.writes("Zwei Sprachen").reads("Welcome!").reads("Welche Farbe?");
        var talk = new Visitor(world.port())
                .signsIn("agent-1")
                .gets("/conversations/" + world.idOf(anna) + "/messages")
                .body();
        assertThat(talk.split("In English: this step has no text", -1)).hasSize(2);
        assertThat(world.agent("agent-1").readsTranscript(world.idOf(anna)))
                .extracting(message -> message.path("instead").asText())
                .containsOnlyOnce("en");

        anna.writes("Stopp").reads("Beendet.");
        assertThat(mara.delete("/api/v1/flows/" + FLOW).status()).isEqualTo(204);
    }
}
