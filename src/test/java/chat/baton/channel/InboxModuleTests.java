package chat.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.AopTestUtils;

/** From the inbox to the conversation: once, in order, and nothing acknowledged is lost. */
class InboxModuleTests extends ChannelContext {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Autowired
    private EventHandling handling;

    @Test
    void handlesEachCustomersMessagesInOrderHoweverManyWorkersThereAre() {
        var customers = Stream.generate(ChannelContext::stranger).limit(25).toList();
        var here = worker(3);
        var elsewhere = worker(3);
        try {
            customers.parallelStream().forEach(customer -> IntStream.range(0, 20)
                    .forEach(n -> inbox.keep(List.of(says(customer, n, "no. " + n)))));

            var all = IntStream.range(0, 20).mapToObj(n -> "no. " + n).toList();
            customers.forEach(customer -> await(() -> bot.heardFrom(customer).size() >= 20));
            assertThat(customers)
                    .allSatisfy(customer -> assertThat(bot.heardFrom(customer)).containsExactlyElementsOf(all));
            assertThat(customers)
                    .allSatisfy(customer -> assertThat(said(customer)).hasSize(40));
        } finally {
            here.stop();
            elsewhere.stop();
        }
    }

    @Test
    void hearsWhoeverWritesBesideManyWhoHaveToWait() {
        var waiting = Stream.generate(ChannelContext::stranger).limit(150).toList();
        waiting.forEach(customer -> inbox.keepBack(List.of(says(customer, 1, "not yet")), Duration.ofHours(1)));
        try {
            var others = Stream.generate(ChannelContext::stranger).limit(10).toList();
            others.forEach(customer -> inbox.keep(List.of(says(customer, 1, "hello"), says(customer, 2, "again"))));

            await(() -> others.stream().allMatch(customer -> said(customer).contains("customer: again")));
            assertThat(waiting)
                    .allSatisfy(customer -> assertThat(bot.heardFrom(customer)).isEmpty());
        } finally {
            waiting.forEach(customer -> jdbc.sql("delete from inbound_event where lane = ?")
                    .param(customer.externalId())
                    .update());
        }
    }

    @Test
    void callsTheOtherWorkersWhenMoreWaitThanOneHasTaken() {
        var waiting = stranger();
        var anna = stranger();
        inbox.keepBack(List.of(says(waiting, 1, "not yet")), Duration.ofHours(1));
        try {
            var called = inbox.crowds().rings();
            inbox.keep(List.of(says(anna, 1, "hello")));

            await(() -> said(anna).contains("customer: hello"));
            assertThat(inbox.crowds().rings()).isGreaterThan(called);
        } finally {
            jdbc.sql("delete from inbound_event where lane = ?")
                    .param(waiting.externalId())
                    .update();
        }
    }

    @Test
    void goesByTheProvidersClockWhereEventsComeTogether() {
        var anna = stranger();
        var events = new java.util.ArrayList<>(
                IntStream.range(0, 10).mapToObj(n -> says(anna, n, "no. " + n)).toList());
        Collections.reverse(events);

        inbox.keep(events);

        await(() -> bot.heardFrom(anna).size() == 10);
        assertThat(bot.heardFrom(anna))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(n -> "no. " + n).toList());
    }

    @Test
    void hearsWhatIsSaidTwiceOnce() {
        var anna = stranger();
        var event = says(anna, 1, "hello");
        var tellings = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> inbox.keep(List.of(event, event))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(tellings).join();
        inbox.keep(List.of(event, says(anna, 2, "bye")));

        await(() -> bot.heardFrom(anna).contains("bye"));
        assertThat(bot.heardFrom(anna)).containsExactly("hello", "bye");
    }

    @Test
    void forgetsAFailedTryAndTriesAgain() {
        var anna = stranger();
        var tries = new AtomicInteger();
        bot.does(event -> {
            bot.says(event, "answer");
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("the flow broke after it had answered");
            }
        });

        inbox.keep(List.of(says(anna, 1, "hello")));

        await(() -> tries.get() == 3 && said(anna).size() == 2);
        assertThat(said(anna)).containsExactly("customer: hello", "bot: answer");
        assertThat(deliveries.of(conversationOf(anna).id())).hasSize(1);
    }

    @Test
    void parksWhatKeepsFailingAndGoesOn() {
        var anna = stranger();
        var ben = stranger();
        var repaired = ConcurrentHashMap.<String>newKeySet();
        bot.does(event -> {
            if (event.content().asText().equals("poison") && repaired.isEmpty()) {
                throw new StackOverflowError();
            }
        });

        inbox.keep(List.of(says(anna, 1, "poison"), says(anna, 2, "after it"), says(ben, 3, "beside it")));

        await(() -> said(anna).contains("customer: after it") && said(ben).contains("customer: beside it"));
        assertThat(said(anna)).containsExactly("customer: after it");
        var parked = parkedOf(anna);
        assertThat(parked.attempts()).isEqualTo(3);
        assertThat(parked.error()).contains("StackOverflowError").doesNotContain("poison");

        repaired.add("yes");
        assertThat(inbox.replay(MerchantId.of("books"), parked.id())).isFalse();
        assertThat(inbox.replay(MerchantId.of("lamps"), parked.id())).isTrue();
        await(() -> said(anna).contains("customer: poison"));
        assertThat(inbox.replay(MerchantId.of("lamps"), parked.id())).isFalse();
    }

    @Test
    void parksWhatOfAnUnknownChannel() {
        var key = UUID.randomUUID().toString();
        inbox.keep(List.of(
                new Arrival(MerchantId.of("lamps"), "pigeon", "lamps", key, "messaging", key, NOON, "{}", true)));

        await(() -> statusOf(key).equals("parked"));
    }

    @Test
    void findsWhatAnotherNodeLeft() {
        var anna = stranger();
        var left = says(anna, 1, "left behind");
        jdbc.sql(
                        """
                        insert into inbound_event (merchant_id, channel, account, dedupe_key, topic, lane, occurred_at, payload, status)
                        values (?, ?, ?, ?, ?, ?, now(), ?, 'new')
                        """)
                .params(
                        "lamps",
                        left.channel(),
                        left.account(),
                        left.dedupeKey(),
                        left.topic(),
                        left.lane(),
                        left.payload())
                .update();

        await(() -> bot.heardFrom(anna).contains("left behind"));
    }

    @Test
    void forgetsHandledEventsAfterAWhile() {
        var old = stranger();
        var young = stranger();
        inbox.keep(List.of(says(old, 1, "old"), says(young, 1, "young")));
        await(() -> statusOf(old.externalId()).equals("handled")
                && statusOf(young.externalId()).equals("handled"));
        allUpToAreAsOldAs(old, 15);

        forgets(Map.of());

        assertThat(statusOf(old.externalId())).isEmpty();
        assertThat(statusOf(young.externalId())).isEqualTo("handled");
    }

    @Test
    void forgetsEventsOfAMerchantWhenTheMerchantWants() {
        var anna = stranger();
        inbox.keep(List.of(says(anna, 1, "hello")));
        await(() -> statusOf(anna.externalId()).equals("handled"));
        allUpToAreAsOldAs(anna, 15);

        forgets(Map.of("lamps", new Retention.Settings.Own(Duration.ofDays(30))));
        assertThat(statusOf(anna.externalId())).isEqualTo("handled");

        forgets(Map.of("lamps", new Retention.Settings.Own(Duration.ofDays(10))));
        assertThat(statusOf(anna.externalId())).isEmpty();
    }

    /** Events come in the order of their ids. */
    private void allUpToAreAsOldAs(CustomerRef customer, int days) {
        jdbc.sql(
                        """
                        update inbound_event set received_at = least(received_at, now() - :days * interval '1 day')
                         where id <= (select max(id) from inbound_event where lane = :customer)
                        """)
                .param("days", days)
                .param("customer", customer.externalId())
                .update();
    }

    private void forgets(Map<String, Retention.Settings.Own> merchants) {
        var retention = new Retention(inbox, new Retention.Settings(Duration.ofDays(14), merchants), Clock.systemUTC());
        IntStream.range(0, 20).forEach(i -> retention.forget());
    }

    /** Workers of another node: same tables, no common memory. */
    private Worker worker(int threads) {
        var settings = new WorkerSettings(threads, Duration.ofMillis(20), 3, Duration.ofMillis(20));
        var worker = new Worker(
                new Inbox(jdbc, new Traffic(new SimpleMeterRegistry())),
                AopTestUtils.getTargetObject(handling),
                settings);
        worker.start();
        return worker;
    }

    private ParkedEvent parkedOf(CustomerRef customer) {
        return inbox.parked(customer.merchant()).stream()
                .filter(event -> event.customer().equals(customer.externalId()))
                .findFirst()
                .orElseThrow();
    }

    private String statusOf(String lane) {
        return jdbc.sql("select status from inbound_event where lane = ?")
                .param(lane)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static Arrival says(CustomerRef customer, int second, String text) {
        var payload = "{\"sender\":{\"id\":\"" + customer.externalId() + "\"},\"message\":{\"mid\":\""
                + UUID.randomUUID() + "\",\"text\":\"" + text + "\"}}";
        return new Arrival(
                customer.merchant(),
                customer.channel(),
                customer.account(),
                UUID.randomUUID().toString(),
                "messaging",
                customer.externalId(),
                NOON.plusSeconds(second),
                payload,
                true);
    }
}
