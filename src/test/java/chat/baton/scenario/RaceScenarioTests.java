package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.channel.Deliveries;
import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.handover.Handover;
import chat.baton.handover.TransferAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What happens at once must come out as if it had happened one after the other. */
@Scenario
@ExtendWith(OutputCaptureExtension.class)
class RaceScenarioTests {

    private static final int CUSTOMERS = 4;
    private static final int ROUNDS = 50;
    private static final AgentId BEN = AgentId.of("agent-1");

    @Autowired
    World world;

    @Autowired
    Handover handover;

    @Autowired
    Deliveries deliveries;

    final ExecutorService atOnce = Executors.newFixedThreadPool(16);

    @BeforeEach
    void thereAreLamps() {
        world.restocks();
    }

    @AfterEach
    void everybodyGoesHome() {
        atOnce.shutdownNow();
    }

    @Test
    void noBotMessageReachesTheProviderAfterATakeover(CapturedOutput log) throws Exception {
        var talks = IntStream.range(0, CUSTOMERS)
                .mapToObj(one -> atOnce.submit(() -> isTakenOverAgainAndAgain(world.customer())))
                .toList();
        for (var talk : talks) {
            talk.get();
        }
        assertThat(log).doesNotContain("deadlock detected");
    }

    private Customer isTakenOverAgainAndAgain(Customer anna) throws Exception {
        anna.writes("size guide").reads("What do you need");
        var conversation = world.conversationOf(anna).id();

        for (int round = 0; round < ROUNDS; round++) {
            var writing = atOnce.submit(() -> anna.writes("none of these").writes("nor these"));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(12_000_000));
            handover.takeOver(conversation, BEN);
            deliveries.awaitSettled(conversation);
            var silentFrom = System.nanoTime();
            writing.get();
            await().until(() -> everythingIsHandled(conversation));

            assertThat(World.messenger().to(anna.id()))
                    .as("round " + round)
                    .noneMatch(sent -> sent.arrivedNanos() > silentFrom);
            handover.transfer(conversation, BEN, new TransferAction.StartFlow("size-guide"));
            anna.hasReadEverything();
        }
        return anna;
    }

    private boolean everythingIsHandled(ConversationId id) {
        return deliveries.of(id).values().stream()
                .noneMatch(one -> one.status().equals("queued") || one.status().equals("sending"));
    }

    @Test
    void aHundredCustomersAtOnceAreEachAnsweredInOrder(CapturedOutput log) throws Exception {
        var customers =
                IntStream.range(0, 100).mapToObj(one -> world.customer()).toList();
        var all = new ArrayList<Future<?>>();
        for (var customer : customers) {
            all.add(atOnce.submit(buysUpToTheAddress(customer)));
        }
        for (var one : all) {
            one.get();
        }
        for (var customer : customers) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> World.messenger().to(customer.id()).size() >= 8);
            assertThat(World.messenger().to(customer.id()))
                    .extracting(Messenger.Sent::text)
                    .satisfiesExactly(
                            text -> assertThat(text).contains("automatic assistant"),
                            text -> assertThat(text).contains("Paper moon lamp"),
                            text -> assertThat(text).contains("Which one"),
                            text -> assertThat(text).contains("How many"),
                            text -> assertThat(text).contains("name"),
                            text -> assertThat(text).contains("e-mail"),
                            text -> assertThat(text).contains("phone"),
                            text -> assertThat(text).contains("Where"));
        }
        assertThat(log).doesNotContain("deadlock detected").doesNotContain("OptimisticLocking");
    }

    /** All in one breath, without waiting for an answer. */
    private static Callable<Customer> buysUpToTheAddress(Customer customer) {
        return () -> customer.writes("LAMP")
                .writes("1")
                .writes("2")
                .writes("Anna Meier")
                .writes("anna@example.com")
                .writes("+49 30 901820");
    }

    @Test
    void onlyOneOfManyAgentsTakesOver() throws Exception {
        var anna = world.customer();
        anna.writes("help").reads("person");
        var conversation = world.idOf(anna);

        var answers = new ArrayList<Future<Api.Answer>>();
        for (int one = 0; one < 8; one++) {
            var agent = world.agent(one % 2 == 0 ? "agent-1" : "agent-2");
            answers.add(atOnce.submit(() -> agent.takesOver(conversation)));
        }
        var statuses = new ArrayList<Integer>();
        for (var answer : answers) {
            statuses.add(answer.get().status());
        }

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(4);
    }
}
