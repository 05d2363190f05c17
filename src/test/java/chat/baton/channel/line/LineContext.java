package chat.baton.channel.line;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import chat.baton.channel.ChannelContext;
import chat.baton.channel.Json;
import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Two LINE accounts of one provider, and a stand-in of the Messaging API that takes everything. */
abstract class LineContext extends ChannelContext {

    static final String REPLY = "/line/v2/bot/message/reply";
    static final String PUSH = "/line/v2/bot/message/push";

    final CustomerRef anna = customer("lamps");
    final String id = anna.externalId();

    @BeforeEach
    void connectAccounts() {
        connect("lamps", "U0", "lamps-line-token");
        connect("books", "U9", "books-line-token");
        answers(REPLY, okJson("{\"sentMessages\":[{\"id\":\"461230966842064897\",\"quoteToken\":\"q\"}]}"));
        answers(PUSH, okJson("{\"sentMessages\":[{\"id\":\"461230966842064898\"},{\"id\":\"461230966842064899\"}]}"));
        SEND_API.stubFor(post(urlPathMatching("/line/v2/bot/chat/.*"))
                .willReturn(aResponse().withStatus(202)));
    }

    private void connect(String merchant, String bot, String token) {
        connections.connect(
                MerchantId.of(merchant),
                "line",
                merchant,
                Map.of("botUserId", bot, "channelSecret", LineWebhook.SECRET, "accessToken", token));
    }

    /** A customer nobody has heard of yet. */
    static CustomerRef customer(String merchant) {
        return new CustomerRef(
                MerchantId.of(merchant),
                "line",
                merchant,
                "U" + UUID.randomUUID().toString().replace("-", ""));
    }

    void tell(String... events) {
        LineWebhook.postOk(port, LineWebhook.envelope(events));
    }

    static void answers(String path, ResponseDefinitionBuilder answer) {
        SEND_API.stubFor(post(urlPathEqualTo(path)).willReturn(answer));
    }

    /** What was asked of this address for Anna, oldest first. */
    List<JsonNode> asked(String path) {
        return SEND_API.findAll(postRequestedFor(urlPathEqualTo(path)).withRequestBody(containing(id))).stream()
                .sorted(java.util.Comparator.comparing(
                        com.github.tomakehurst.wiremock.verification.LoggedRequest::getLoggedDate))
                .map(request -> Json.read(request.getBodyAsString()))
                .toList();
    }

    long kept(String customer) {
        return jdbc.sql("select count(*) from inbound_event where lane = ?")
                .param(customer)
                .query(Long.class)
                .single();
    }

    void awaitHandled() {
        await(() -> jdbc.sql("select count(*) from inbound_event where status = 'new'")
                        .query(Long.class)
                        .single()
                == 0);
    }
}
