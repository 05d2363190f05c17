package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.flow.OwnTable;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant decides which flow starts, and learns of it when their table fails. */
@Scenario
class DecisionScenarioTests {

    private static final String NAME = "plugh";

    @Autowired
    World world;

    @Autowired
    RepositoryService repository;

    @AfterEach
    void ourTableDecidesAgain() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployed -> repository.deleteDeployment(deployed.getId(), true));
    }

    private Api.Answer deploys(OwnTable table) {
        var file = table.file();
        var form = new Form().with("name", NAME).with("file", file.name(), "text/xml", file.content());
        return new Api(world.port(), "merchant").post("/api/v1/flows", form);
    }

    private String page(String user, String path) {
        return new Visitor(world.port()).signsIn(user).gets(path).body();
    }

    @Test
    void aMerchantsOwnTableDecidesFromTheNextMessageOn() {
        assertThat(page("merchant", "/flows")).contains("Flow routing", "Help needed");
        var deployed = deploys(
                OwnTable.routing("words").rule("\"plugh\"", "\"size-guide\"").rule("", "trigger"));

        assertThat(deployed.status()).as("%s", deployed.body()).isEqualTo(201);
        world.customer().writes("Plugh!").reads("What do you need a size for?");
        world.customer().writes("LAMP").reads("Which one");
        assertThat(page("merchant", "/flows")).contains("Our own");
    }

    @Test
    void aTableThatFailsIsShownAndOursDecides() {
        var broken = deploys(OwnTable.routing("words")
                .hits("UNIQUE")
                .rule("\"plugh\"", "\"size-guide\"")
                .rule("\"plugh\"", "\"order-status-enquiry\"")
                .rule("not(\"plugh\")", "trigger"));

        assertThat(broken.status()).as("%s", broken.body()).isEqualTo(201);
        world.customer().writes("Plugh!").reads("Sorry, I did not understand that.");
        assertThat(page("admin", "/operations")).contains("Our own, version", "UNIQUE");
        assertThat(page("merchant", "/flows")).contains("so ours decides instead");
    }

    @Test
    void aTableTheBotWouldNotUnderstandIsRefusedInWords() {
        var refused = deploys(OwnTable.routing("words").rule("", "\"no-such-flow\""));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("faults").get(0).path("reason").asText())
                .startsWith("There is no flow \"no-such-flow\"");
    }
}
