package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import chat.baton.conversation.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A flow, as Modeler writes it, that notes something about a customer, waits, and writes again. */
class WholesaleEnquiryProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.of("wholesale-enquiry");

    private static final String TIMER = "Event_TimePassed";

    private final TestBot bot = SCENE.bot();
    private final TestCustomer customer = SCENE.customer();
    private final TestAgent ben = SCENE.agent("ben");
    private final Notebook notebook = SCENE.notebook();

    @BeforeAll
    static void deploys() {
        SCENE.deploys("chat/baton/flow/wholesale-enquiry.bpmn");
    }

    private static void asksFor(String company) {
        SCENE.starts(new Start("wholesale-enquiry", Map.of("company", company, "quantity", 200)));
    }

    @Test
    void notesWaitsAndSendsWhatIsApproved() {
        asksFor("Lamp\nHouse");

        assertThat(notebook.tags()).containsExactly("waiting");
        assertThat(notebook.data()).isEqualTo(Map.of("Company", "Lamp\nHouse"));
        assertThat(SCENE.instance()).isWaitingAt("Call_Wait");
        bot.saidNothing();
        SCENE.runs(TIMER);

        bot.said("An offer for Lamp\nHouse\nis ready.");
        assertThat(bot.lastWords()).isInstanceOfSatisfying(Content.Template.class, sent -> assertThat(sent)
                .isEqualTo(new Content.Template("offer_ready", "en_US", List.of("Lamp House", "200"), sent.text())));
        assertThat(notebook.tags()).isEmpty();
        assertThat(SCENE.instance()).isEnded();
    }

    @Test
    void cutsWhatIsTooLongToKeep() {
        asksFor("x".repeat(600));

        assertThat(notebook.data().get("Company")).hasSize(500).endsWith("x…");
    }

    @Test
    void waitsAsLongAsItIsTold() {
        asksFor("Lamp House");

        assertThat(Duration.between(Instant.now(), SCENE.job(TIMER).getDuedate().toInstant()))
                .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }

    @Test
    void asksForPatienceMeanwhile() {
        asksFor("Lamp House");
        customer.says("Hello?");

        bot.said("One moment");
        assertThat(SCENE.instance()).isWaitingAt("Call_Wait");
    }

    @Test
    void waitsOnAfterAPersonHadTheConversation() {
        asksFor("Lamp House");
        ben.takesOver();
        assertThatThrownBy(() -> SCENE.runs(TIMER)).isNotNull();
        ben.resumes();
        SCENE.runs(TIMER);

        assertThat(SCENE.instance()).isEnded();
    }
}
