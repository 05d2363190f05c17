package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.conversation.Tags;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.handover.Handover;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A merchant resolves many conversations at once. */
@Scenario
class SweepScenarioTests {

    private static final String PATH = "/api/v1/conversations/resolve";

    @Autowired
    World world;

    @Autowired
    Conversations conversations;

    @Autowired
    Handover handover;

    @Autowired
    Tags tags;

    /** Only what this test has made. */
    final String tag = "old " + UUID.randomUUID();

    Agent ben;
    Agent mara;

    @BeforeEach
    void twoAreAtWork() {
        ben = world.agent("agent-1");
        mara = world.agent("merchant");
    }

    private List<ConversationId> said(int customers) {
        return IntStream.range(0, customers).mapToObj(number -> said()).toList();
    }

    private ConversationId said() {
        var ref = new CustomerRef(MerchantId.of("demo"), "messenger", "demo", "customer-" + UUID.randomUUID());
        conversations.record(
                new Inbound(ref, UUID.randomUUID().toString(), Instant.now(), Content.text("Do you have vases?")));
        return tagged(conversations.find(ref).orElseThrow().id());
    }

    private ConversationId tagged(ConversationId id) {
        tags.tag(id, tag);
        return id;
    }

    private Map<String, Object> wanted(Object quietSince) {
        return new HashMap<>(Map.of("quietSince", quietSince.toString(), "tag", tag));
    }

    private boolean isResolved(ConversationId id) {
        return conversations.find(id).orElseThrow().status().equals("resolved");
    }

    @Test
    void allThatWereQuietAreResolvedPortionByPortion() {
        var quiet = said(60);
        var since = Instant.now();
        var later = said();
        var wanted = wanted(since);

        var first = mara.api().post(PATH, wanted).body();
        assertThat(first.path("resolved").asInt()).isEqualTo(50);
        assertThat(quiet.stream().filter(this::isResolved)).hasSize(50);
        wanted.put("cursor", first.path("next").asText());
        var second = mara.api().post(PATH, wanted).body();

        assertThat(second.path("resolved").asInt()).isEqualTo(10);
        assertThat(second.path("left").asInt()).isZero();
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(quiet).allMatch(this::isResolved);
        assertThat(isResolved(later)).isFalse();
    }

    @Test
    void flowsEndAndWhoWaitedWaitsNoMoreAndAllGoOnWhenTheyWrite() {
        var anna = world.customer().writes("LAMP").reads("Which one");
        var bert = world.customer().writes("help").reads("person");
        var carl = world.customer().writes("Hello").reads("Choose");
        ben.takesOver(world.idOf(carl));
        var all = List.of(anna, bert, carl);
        all.forEach(customer -> tagged(world.conversationOf(customer).id()));

        assertThat(mara.api()
                        .post(PATH, wanted(Instant.now()))
                        .body()
                        .path("resolved")
                        .asInt())
                .isEqualTo(3);
        assertThat(all)
                .allMatch(customer -> isResolved(world.conversationOf(customer).id()));
        assertThat(all).allMatch(customer -> world.conversationOf(customer).heldByBot());
        assertThat(world.conversationOf(anna).place()).isNull();
        anna.writes("LAMP").reads("Which one");
        assertThat(isResolved(world.conversationOf(anna).id())).isFalse();
    }

    @Test
    void whereSomethingWasSaidMeanwhileTheConversationIsLeft() {
        var id = said();
        var seen = conversations.find(id).orElseThrow().lastAt();
        assertThat(handover.resolveIfQuiet(id, AgentId.of("merchant"), seen.minusMillis(1)))
                .isFalse();
        assertThat(isResolved(id)).isFalse();
        assertThat(handover.resolveIfQuiet(id, AgentId.of("merchant"), seen)).isTrue();
        assertThat(isResolved(id)).isTrue();
    }

    @Test
    void onlyMerchantsMayAndOnlyWhatHasAMeaning() {
        var id = said();
        assertThat(ben.api().post(PATH, wanted(Instant.now())).status()).isEqualTo(403);
        assertThat(mara.api().post(PATH, Map.of("tag", tag)).status())
                .as("without a time")
                .isEqualTo(400);
        for (var impossible : List.of("yesterday", "-999999999-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z")) {
            assertThat(mara.api().post(PATH, wanted(impossible)).status())
                    .as(impossible)
                    .isEqualTo(400);
        }
        var elsewhere = wanted(Instant.now());
        elsewhere.put("merchant", "other");
        assertThat(mara.api().post(PATH, elsewhere).status()).isEqualTo(404);
        var broken = wanted(Instant.now());
        broken.put("cursor", "' or 1=1");
        assertThat(mara.api().post(PATH, broken).status()).isEqualTo(400);
        assertThat(isResolved(id)).isFalse();
    }

    @Test
    void thePageShowsWhichAndGoesOnWithoutScriptsToo() {
        var quiet = said(55);
        var visitor = new Visitor(world.port()).signsIn("merchant");
        var query = "days=0&tag=" + tag.replace(" ", "%20");
        var page = visitor.gets("/resolve?" + query).body();
        assertThat(page).contains("55 conversations are like that");
        var later = said();
        var fields = new HashMap<>(Map.of("days", "0", "tag", tag, "found", "55", "since", hidden("since", page)));

        var first = visitor.sends("/resolve", fields, "/resolve?" + query).body();
        assertThat(first).contains("50 resolved", "Go on", "<html");
        fields.put("cursor", hidden("cursor", first));
        fields.put("resolved", "50");
        var second = visitor.sends("/resolve", fields, "/settings").body();

        assertThat(second).contains("55 resolved", "That was all");
        assertThat(quiet).allMatch(this::isResolved);
        assertThat(isResolved(later)).as("said after the merchant had looked").isFalse();
        assertThat(visitor.gets("/resolve?" + query).body()).contains("One conversation is like that");
        assertThat(new Visitor(world.port()).signsIn("agent-1").gets("/resolve").statusCode())
                .isEqualTo(403);
    }

    private static String hidden(String name, String page) {
        var field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }
}
