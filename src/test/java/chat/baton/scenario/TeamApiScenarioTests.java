package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.core.MerchantId;
import chat.baton.team.OfficeHours;
import chat.baton.team.Offices;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Office hours and canned replies by REST. */
@Scenario
class TeamApiScenarioTests {

    private static final MerchantId DEMO = MerchantId.of("demo");

    @Autowired
    World world;

    @Autowired
    Offices offices;

    Agent ben;
    Agent mara;

    @BeforeEach
    void anAgentAndAMerchantAreAtWork() {
        ben = world.agent("agent-1");
        mara = world.agent("merchant");
    }

    @AfterEach
    void roundTheClockAgain() {
        offices.put(DEMO, OfficeHours.ROUND_THE_CLOCK);
    }

    @Test
    void merchantsKeepAnswersReadyAndAgentsReadThem() {
        var path = "/api/v1/canned-replies/opening-hours";
        var words = Map.of("title", "Opening hours", "text", "We are here from 9 to 5.");
        assertThat(ben.api().put(path, words).status()).isEqualTo(403);
        assertThat(mara.api().put(path, words).status()).isEqualTo(200);

        var items = ben.api().get("/api/v1/canned-replies").body().path("items");
        assertThat(World.find(items, "shortcut", "opening-hours").path("text").asText())
                .isEqualTo("We are here from 9 to 5.");
        assertThat(mara.api().put("/api/v1/canned-replies/two%20words", words).status())
                .isEqualTo(400);
        assertThat(mara.api().put(path, Map.of("title", "Only a title")).status())
                .isEqualTo(400);

        assertThat(ben.api().delete(path).status()).isEqualTo(403);
        assertThat(mara.api().delete(path).status()).isEqualTo(204);
        assertThat(mara.api().delete(path).status()).isEqualTo(404);
    }

    @Test
    void officeHoursAreReadAndSet() {
        var open = ben.api().get("/api/v1/office-hours").body();
        assertThat(open.path("open").asBoolean()).isTrue();
        assertThat(open.path("timeZone").asText()).isEqualTo("Europe/Berlin");

        var closed = mara.api()
                .put("/api/v1/office-hours", Hours.closedToday("queue"))
                .body();
        assertThat(closed.path("open").asBoolean()).isFalse();
        assertThat(closed.path("backAt").asText()).isNotEmpty();
        assertThat(closed.path("spans").path(0).path("opens").asText()).isEqualTo("09:00");
        assertThat(ben.api()
                        .put("/api/v1/office-hours", Hours.closedToday("queue", "09:00", "17:00"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatBelongsToAnotherMerchantIsNotThere() {
        assertThat(mara.api().get("/api/v1/office-hours?merchant=other").status())
                .isEqualTo(404);
        var words = Map.of("title", "Title", "text", "Text", "merchant", "other");
        assertThat(mara.api().put("/api/v1/canned-replies/theirs", words).status())
                .isEqualTo(404);
    }

    @Test
    void hoursWithoutMeaningAre400() {
        assertThat(mara.api()
                        .put("/api/v1/office-hours", Hours.closedToday("dance", "09:00", "17:00"))
                        .status())
                .isEqualTo(400);
        assertThat(mara.api()
                        .put("/api/v1/office-hours", Hours.closedToday("queue", "17:00", "09:00"))
                        .status())
                .isEqualTo(400);
        assertThat(mara.api()
                        .put("/api/v1/office-hours", Hours.closedToday("queue", "25:00", "26:00"))
                        .status())
                .isEqualTo(400);
        assertThat(offices.of(DEMO)).isEqualTo(OfficeHours.ROUND_THE_CLOCK);
    }
}
