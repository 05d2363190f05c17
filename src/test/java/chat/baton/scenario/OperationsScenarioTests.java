package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An admin looks after what failed. */
@Scenario
class OperationsScenarioTests {

    private static final String OPERATIONS = "/api/v1/operations/";

    @Autowired
    World world;

    Api admin;
    Parcels parcels;

    @BeforeEach
    void theServerOfTheShopIsOutOfOrder() {
        admin = new Api(world.port(), "admin");
        parcels = new Parcels(world);
    }

    @AfterEach
    void close() {
        parcels.close();
    }

    private Stream<JsonNode> listed(String list) {
        return StreamSupport.stream(
                admin.get(OPERATIONS + list).body().path("items").spliterator(), false);
    }

    private JsonNode incidentOf(Customer customer) {
        var conversation = world.idOf(customer);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> listed("incidents")
                                .filter(one -> one.path("conversation").asText().equals(conversation))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void aFailedStepIsTriedAgainAfterTheRepairAndTheConversationGoesOn() {
        var anna = world.customer().writes("Where is my parcel?");
        var incident = incidentOf(anna);
        anna.reads("A person will answer");
        assertThat(incident.path("flow").asText()).isEqualTo("Parcel tracking");
        assertThat(incident.path("step").asText()).isEqualTo("Track parcel");
        assertThat(incident.path("reason").asText()).contains("answered 503");
        assertThat(incident.path("merchant").asText()).isEqualTo("demo");

        parcels.isRepaired();
        var retry = OPERATIONS + "incidents/" + incident.path("id").asText() + "/retry";
        assertThat(admin.post(retry, Map.of()).status()).isEqualTo(204);
        anna.reads("Your parcel is in Berlin.");
        assertThat(world.conversationOf(anna).heldByBot()).isTrue();
        assertThat(admin.post(retry, Map.of()).status()).isEqualTo(404);
        assertThat(admin.get(OPERATIONS + "backlog")
                        .body()
                        .at("/jobs/lastMinute")
                        .asLong())
                .isPositive();
    }

    @Test
    void theFlowOfAnIncidentEndsWithAReasonThatAgentsRead() {
        var anna = world.customer().writes("Where is my parcel?");
        var incident = incidentOf(anna);
        anna.reads("A person will answer");
        var end = OPERATIONS + "incidents/" + incident.path("id").asText() + "/end";
        assertThat(admin.post(end, Map.of("reason", " ")).status()).isEqualTo(400);

        assertThat(admin.post(end, Map.of("reason", "The server is gone")).status())
                .isEqualTo(204);
        world.agent("agent-1").reads(world.idOf(anna), "admin ended the flow: The server is gone");
        assertThat(world.conversationOf(anna).place()).isNull();
        assertThat(world.conversationOf(anna).heldByBot()).isFalse();
    }

    @Test
    void theFlowOfAnIncidentGoesOnAtAnotherStep() {
        var anna = world.customer().writes("Where is my parcel?");
        var incident = incidentOf(anna);
        anna.reads("A person will answer");
        var address = OPERATIONS + "incidents/" + incident.path("id").asText();
        assertThat(admin.get(address + "/steps").body().path("items").findValuesAsText("id"))
                .containsExactlyInAnyOrder("Task_TrackParcel", "Task_SayThatWeLook", "Task_Say");
        assertThat(admin.post(address + "/move", Map.of("step", "Task_Nowhere")).status())
                .isEqualTo(404);

        assertThat(admin.post(address + "/move", Map.of("step", "Task_SayThatWeLook"))
                        .status())
                .isEqualTo(204);

        anna.reads("We look for it.");
        world.agent("agent-1").reads(world.idOf(anna), "had the flow go on at");
        assertThat(world.conversationOf(anna).heldByBot()).isTrue();
        assertThat(world.conversationOf(anna).place()).isNull();
        assertThat(listed("incidents").map(one -> one.path("id").asText()))
                .doesNotContain(incident.path("id").asText());
    }

    @Test
    void whileAnAgentHoldsItTheyDecideWhereTheFlowGoesOn() {
        var anna = world.customer().writes("Where is my parcel?");
        var incident = incidentOf(anna);
        anna.reads("A person will answer");
        world.agent("agent-1").takesOver(world.idOf(anna));

        var move = OPERATIONS + "incidents/" + incident.path("id").asText() + "/move";
        assertThat(admin.post(move, Map.of("step", "Task_SayThatWeLook")).status())
                .isEqualTo(409);
        assertThat(new Api(world.port(), "merchant")
                        .post(move, Map.of("step", "Task_SayThatWeLook"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatWasParkedIsReplayedOnceOrLeftAlone() {
        var anna = world.customer().writes("LAMP").reads("Which one");
        world.parks(anna, "Do you deliver to Iceland?");
        world.parks(anna, "And to Norway?");
        var events = listed("parked-events").toList();
        assertThat(events).hasSize(2);
        assertThat(events.get(0).toString())
                .contains("\"channel\":\"messenger\"", "\"error\":\"IllegalStateException\"", "\"attempts\":8")
                .doesNotContain("Iceland");

        var replay = OPERATIONS + "parked-events/" + events.get(0).path("id").asText() + "/replay";
        var ignore = OPERATIONS + "parked-events/" + events.get(1).path("id").asText() + "/ignore";
        assertThat(admin.post(replay, Map.of()).status()).isEqualTo(204);
        assertThat(admin.post(ignore, Map.of()).status()).isEqualTo(204);
        assertThat(admin.post(replay, Map.of()).status()).isEqualTo(404);
        world.agent("agent-1").reads(world.idOf(anna), "Iceland");
        assertThat(world.agent("agent-1").readsTranscript(world.idOf(anna)))
                .filteredOn(message -> message.path("text").asText().contains("Iceland"))
                .hasSize(1);
        assertThat(listed("parked-events")).isEmpty();
    }

    @Test
    void theBacklogIsTold() {
        world.customer().writes("LAMP").reads("Which one");

        var backlog = admin.get(OPERATIONS + "backlog").body();

        assertThat(backlog.at("/inbox/lastHour").asLong()).isPositive();
        await().until(() ->
                admin.get(OPERATIONS + "backlog").body().at("/outbox/lastHour").asLong() > 0);
        assertThat(backlog.path("jobs").has("failed")).isTrue();
    }

    @Test
    void nobodyElseMayLook() {
        for (var somebody : List.of("merchant", "agent-1")) {
            assertThat(new Api(world.port(), somebody)
                            .get(OPERATIONS + "incidents")
                            .status())
                    .isEqualTo(403);
            assertThat(new Api(world.port(), somebody)
                            .post(OPERATIONS + "parked-events/1/replay", Map.of())
                            .status())
                    .isEqualTo(403);
            assertThat(new Visitor(world.port())
                            .signsIn(somebody)
                            .gets("/operations")
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
