package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.managementService;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.runtimeService;

import chat.baton.conversation.Holder;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow that asks a merchant's server where a parcel is. */
class CallWebhookProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.of("parcel-tracking");

    private static final MerchantsServer SERVER = new MerchantsServer();

    private static final String CALL = "Task_TrackParcel";
    private static final String FOUND = "{\"place\":\"Berlin\",\"days\":2,\"late\":true,\"secret\":\"x\"}";

    private final TestCustomer customer = SCENE.customer();
    private final TestBot bot = SCENE.bot();
    private final TestAgent ben = SCENE.agent("ben");
    private final MerchantsServer server = SERVER;

    @BeforeAll
    static void deploys() throws IOException {
        SCENE.deploys("chat/baton/flow/parcel-tracking.bpmn", SERVER);
    }

    @BeforeEach
    void asksForTheParcel() {
        server.forgetsEverything();
        SCENE.starts(new Start("parcel-tracking", Map.of("orderNumber", "A-1001", "pieces", 2)));
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private void fails() {
        assertThatThrownBy(() -> SCENE.runs(CALL)).isInstanceOf(WebhookFailed.class);
    }

    private void failsForGood() {
        fails();
        fails();
        fails();
    }

    @Test
    void callsNobodyBeforeItsJobRuns() {
        assertThat(server.calls()).isEmpty();
        assertThat(SCENE.instance()).isWaitingAt(CALL);
        assertThat(SCENE.job(CALL).getRetries()).isEqualTo(3);
    }

    @Test
    void sendsAndTakesOnlyTheVariablesItsAuthorNamed() {
        server.answers(200, FOUND);
        SCENE.runs(CALL);
        bot.said("Your parcel is in Berlin and arrives in 2 days, sorry.");
        assertThat(server.calls().get(0).body()).isEqualTo("{\"orderNumber\":\"A-1001\",\"pieces\":2}");
        assertThat(SCENE.instance()).hasPassed("EndEvent_ParcelFound").isEnded();
    }

    @Test
    void sendsTheShopsSecretWhichTheFlowNeverSees() {
        server.answers(200, FOUND);
        SCENE.runs(CALL);
        assertThat(server.calls().get(0).authorization()).isEqualTo("Bearer s3cret");
    }

    @Test
    void asksTheCustomerForPatienceMeanwhile() {
        customer.says("Hello?");
        bot.said("One moment please");
    }

    @ParameterizedTest
    @CsvSource({"503, ''", "404, '{}'", "302, ''", "200, '<html>'"})
    void isRepeatedWhenTheServerDoesNotDoItsPart(int status, String answer) {
        server.answers(status, answer);
        fails();
        assertThat(SCENE.job(CALL).getRetries()).isEqualTo(2);
        bot.saidNothing();
        server.answers(200, FOUND);
        SCENE.runs(CALL);
        bot.said("Your parcel is in Berlin");
    }

    @Test
    void isRepeatedWhenTheServerHangsUp() {
        server.takesItsTimeFor(() -> {
            throw new IllegalStateException("No answer");
        });
        fails();
        assertThat(SCENE.job(CALL).getRetries()).isEqualTo(2);
    }

    @Test
    void isRepeatedUnderTheSameKeySoThatTheServerKnowsIt() {
        fails();
        fails();
        assertThat(server.calls())
                .extracting(MerchantsServer.Call::idempotencyKey)
                .doesNotContainNull();
        assertThat(server.calls())
                .extracting(MerchantsServer.Call::idempotencyKey)
                .containsOnly(server.calls().get(0).idempotencyKey());
    }

    @Test
    void isAnIncidentAndAHelpRequestWhenAllTriesAreUsedUp() {
        failsForGood();
        bot.said("A person will answer you");
        assertThat(runtimeService().createIncidentQuery().list())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getActivityId()).isEqualTo(CALL));
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
        assertThat(SCENE.conversation().help().reason())
                .startsWith("Step \"Track parcel\" failed: ")
                .contains("503");
        assertThat(SCENE.instance()).isSuspended();
    }

    @Test
    void isRepeatedOnceTheFlowIsResumed() {
        failsForGood();
        ben.takesOver();
        server.answers(200, FOUND);
        ben.resumes();
        assertThat(SCENE.instance().isSuspended()).isFalse();
        assertThat(SCENE.job(CALL).getRetries()).isEqualTo(1);
        assertThat(runtimeService().createIncidentQuery().count()).isZero();
        SCENE.runs(CALL);
        bot.said("Your parcel is in Berlin");
        assertThat(SCENE.instance()).isEnded();
    }

    @Test
    void goesOnWhenItIsTriedAgainInCockpit() {
        failsForGood();
        server.answers(200, FOUND);
        managementService().setJobRetries(SCENE.job(CALL).getId(), 1);
        assertThat(SCENE.conversation().heldByBot()).isTrue();
        assertThat(SCENE.instance().isSuspended()).isFalse();
        SCENE.runs(CALL);
        bot.said("Your parcel is in Berlin");
    }

    @Test
    void waitsForWhoHoldsTheConversationWhenItIsTriedAgainInCockpit() {
        failsForGood();
        ben.takesOver();
        managementService().setJobRetries(SCENE.job(CALL).getId(), 1);
        assertThat(SCENE.conversation().heldByBot()).isFalse();
        assertThat(SCENE.instance().isSuspended()).isTrue();
    }

    @Test
    void asksForHelpAgainWhenItStillFails() {
        failsForGood();
        ben.takesOver();
        ben.resumes();
        fails();
        assertThat(SCENE.conversation().holder()).isEqualTo(Holder.QUEUE);
    }

    @Test
    void saysNothingWhenSomebodyTakesOverDuringTheCall() {
        server.answers(200, FOUND);
        server.takesItsTimeFor(ben::takesOver);
        assertThatThrownBy(() -> SCENE.runs(CALL)).isInstanceOf(OptimisticLockingException.class);
        bot.saidNothing();
        server.takesItsTimeFor(() -> {});
        ben.resumes();
        assertThat(SCENE.job(CALL).getRetries()).isEqualTo(3);
        SCENE.runs(CALL);
        bot.said("Your parcel is in Berlin");
    }
}
