package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as a process of its own, killed without warning under load and started again. */
class CrashScenarioTests {

    private static final int CUSTOMERS = 24;
    private static final List<String> WORDS =
            List.of("LAMP", "1", "2", "Anna Meier", "anna@example.com", "+49 30 901820");

    @TempDir
    Path data;

    final Messenger messenger = new Messenger();

    @Test
    void whatWasAcknowledgedIsHandledOnceAndEveryReplyArrives() throws Exception {
        var talks = IntStream.range(0, CUSTOMERS).mapToObj(one -> new Talk()).toList();
        try (var first = new Process(data, messenger.endpoint())) {
            first.awaitReady();
            talkUntilTheProcessDies(first, talks);
        }
        try (var second = new Process(data, messenger.endpoint())) {
            second.awaitReady();
            var api = new Api(second.port(), "admin");
            var conversations = conversationsOf(api, talks);
            for (var talk : talks) {
                everyAcknowledgedMessageIsThereOnce(api, talk, conversations.get(talk.customer));
            }
        }
    }

    /** Somebody's messages that were answered with 200. */
    private static final class Talk {
        final String customer = "crash-" + UUID.randomUUID();
        final List<String> acknowledged = new CopyOnWriteArrayList<>();

        void go(Phone phone) {
            try {
                for (var words : WORDS) {
                    if (phone.post(Phone.text(customer, words)).statusCode() == 200) {
                        acknowledged.add(words);
                    }
                }
            } catch (IllegalStateException killed) {
                // What came without an answer was not acknowledged, and may or may not be there.
            }
        }
    }

    private void talkUntilTheProcessDies(Process process, List<Talk> talks) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(8);
        talks.forEach(talk -> pool.execute(() -> talk.go(new Phone(process.port()))));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> talks.stream()
                                .mapToInt(talk -> talk.acknowledged.size())
                                .sum()
                        > CUSTOMERS * 3);
        process.kill();
        pool.shutdown();
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static Map<String, String> conversationsByCustomer(Api api) {
        Map<String, String> found = new HashMap<>();
        String cursor = "";
        do {
            var page = api.get("/api/v1/conversations" + cursor).body();
            page.path("items")
                    .forEach(item -> found.put(
                            item.path("customer").path("externalId").asText(),
                            item.path("id").asText()));
            cursor = page.path("next").isTextual()
                    ? "?cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        return found;
    }

    private static Map<String, String> conversationsOf(Api api, List<Talk> talks) {
        var customers = talks.stream()
                .filter(talk -> !talk.acknowledged.isEmpty())
                .map(talk -> talk.customer)
                .toList();
        return await("conversations of those who were heard")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> conversationsByCustomer(api), found -> found.keySet()
                        .containsAll(customers));
    }

    private void everyAcknowledgedMessageIsThereOnce(Api api, Talk talk, String conversation) {
        if (talk.acknowledged.isEmpty()) {
            return;
        }
        await("messages of " + talk.customer)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> everythingWentItsWay(api, conversation, talk));
        var heard = said(api, conversation, "customer");
        assertThat(heard.subList(0, talk.acknowledged.size())).isEqualTo(talk.acknowledged);
        assertThat(heard.size() - talk.acknowledged.size()).isBetween(0, 1);
        assertThat(heard).doesNotHaveDuplicates();
        eachReplyArrivedInOrderAndTwiceAtMost(said(api, conversation, "bot"), talk.customer);
    }

    private void everythingWentItsWay(Api api, String conversation, Talk talk) {
        assertThat(said(api, conversation, "customer")).hasSizeGreaterThanOrEqualTo(talk.acknowledged.size());
        var replies = said(api, conversation, "bot");
        assertThat(replies).isNotEmpty();
        assertThat(messenger.to(talk.customer))
                .extracting(Messenger.Sent::text)
                .hasSizeGreaterThanOrEqualTo(replies.size());
    }

    private void eachReplyArrivedInOrderAndTwiceAtMost(List<String> replies, String customer) {
        var arrived = new ArrayList<>(messenger.to(customer).stream()
                .map(sent -> sent.body().path("message").path("metadata").asText())
                .toList());
        var once = arrived.stream().distinct().toList();
        assertThat(once).hasSameSizeAs(replies);
        assertThat(arrived.size() - once.size()).as("in flight at the kill").isLessThanOrEqualTo(1);
    }

    private static List<String> said(Api api, String conversation, String author) {
        var items = api.get("/api/v1/conversations/" + conversation + "/messages?after=0")
                .body()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(message -> message.path("author").path("kind").asText().equals(author))
                .map(message -> message.path("text").asText())
                .toList();
    }
}
