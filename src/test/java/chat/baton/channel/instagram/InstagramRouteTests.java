package chat.baton.channel.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.channel.Channel;
import chat.baton.channel.ChannelContext;
import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import chat.baton.channel.UnusableAccount;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Message;
import chat.baton.core.MerchantId;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The door, each kind of event, and the way out. What is shared with Messenger is proven there. */
class InstagramRouteTests extends ChannelContext {

    private static final String MESSAGES = "/instagram/" + Webhooks.ACCOUNT + "/messages";

    private final String id = Long.toString(System.nanoTime());
    private final CustomerRef anna = new CustomerRef(MerchantId.of("lamps"), "instagram", "lamps", id);

    @Autowired
    private ProducerTemplate routes;

    @BeforeEach
    void connect() {
        Webhooks.connectedBy(connections);
        answers(okJson("{\"recipient_id\":\"" + id + "\",\"message_id\":\"m_" + UUID.randomUUID() + "\"}"));
    }

    @Test
    void confirmsTheAddressToWhoKnowsTheToken() {
        var answer = Webhooks.get(port, "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify");
        assertThat(answer.body()).isEqualTo("1158201444");
        assertThat(Webhooks.get(port, "hub.mode=subscribe&hub.challenge=1&hub.verify_token=other")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesAForgedWebhookAndKeepsNothing() {
        var body = Webhooks.text(id, "hi");
        for (var signature : new String[] {null, "", "sha256=00", Webhooks.signature(body + " ")}) {
            assertThat(Webhooks.post(port, body, signature)).isEqualTo(403);
        }
        assertThat(Webhooks.post(port, body.replace("hi", "ho"), Webhooks.signature(body)))
                .isEqualTo(403);
        assertThat(kept()).isZero();
    }

    @Test
    void aCustomerIsAnsweredAndTheirNameIsLearned() {
        SEND_API.stubFor(get(urlPathEqualTo("/instagram/" + id))
                .willReturn(okJson("{\"name\":\"\",\"username\":\"anna.b\",\"profile_pic\":\"https://x/a.jpg\"}")));
        tell(Webhooks.text(id, "caf\\u00e9"));

        await(() -> !said(anna).isEmpty()
                && deliveries.of(conversationOf(anna).id()).get(2).status().equals("sent"));
        assertThat(said(anna)).containsExactly("customer: café", "bot: You said café");
        SEND_API.verify(
                1,
                postRequestedFor(urlPathEqualTo(MESSAGES))
                        .withHeader("Authorization", equalTo("Bearer " + Webhooks.TOKEN))
                        .withRequestBody(matchingJsonPath("$.recipient.id", equalTo(id)))
                        .withRequestBody(matchingJsonPath("$.message.text", equalTo("You said café"))));
        await(() -> "anna.b".equals(conversationOf(anna).customer().name()));
        SEND_API.verify(getRequestedFor(urlPathEqualTo("/instagram/" + id))
                .withQueryParam("fields", equalTo("name,username,profile_pic")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'message':{'mid':'m','text':'hi'} | hi",
                "'message':{'mid':'m','text':'Red','quick_reply':{'payload':'R'}} | Red",
                "'postback':{'mid':'m','title':'Opening hours','payload':'HOURS'} | Opening hours",
                "'referral':{'ref':'LAMP-1','source':'IG_ME_LINK','type':'OPEN_THREAD'} | LAMP-1",
                "'message':{'mid':'m','text':'Nice','reply_to':{'story':{'id':'1','url':'https://x/s'}}} | Nice",
                "'message':{'mid':'m','attachments':[{'type':'image','payload':{'url':'https://x/1.jpg'}}]} | [image]",
                "'message':{'mid':'m','attachments':[{'type':'audio','payload':{'url':'https://x/1.mp4'}}]} | [audio]",
                "'message':{'mid':'m','attachments':[{'type':'story_mention','payload':{'url':'https://x/s'}}]} | [story_mention]",
                "'message':{'mid':'m','attachments':[{'type':'share','payload':{'url':'https://x/p'}}]} | [share]",
                "'message':{'mid':'m','attachments':[{'type':'ig_reel','payload':{'url':'https://x/r'}}]} | [ig_reel]",
                "'message':{'mid':'m','is_unsupported':true} | [message]",
            })
    void showsWhatACustomerSends(String sent, String shown) {
        bot.isSilent();
        tell(Webhooks.event(id, Webhooks.ACCOUNT, sent.replace('\'', '"').replace("\"m\"", "\"m_" + id + "\"")));

        await(() -> !said(anna).isEmpty());
        assertThat(said(anna)).containsExactly("customer: " + shown);
    }

    @Test
    void followsWhatACustomerDoesToTheirMessage() {
        bot.isSilent();
        tell(Webhooks.message(id, "\"mid\":\"m" + id + "\",\"text\":\"hi\""));
        await(() -> said(anna).size() == 1);

        tell(Webhooks.event(
                id, Webhooks.ACCOUNT, "\"message_edit\":{\"mid\":\"m" + id + "\",\"text\":\"hello\",\"num_edit\":1}"));
        await(() -> message().content().asText().equals("hello"));

        tell(reaction("\"action\":\"react\",\"reaction\":\"love\",\"emoji\":\"❤️\""));
        await(() -> "❤️".equals(message().reaction()));

        tell(reaction("\"action\":\"unreact\""));
        await(() -> message().reaction() == null);

        tell(Webhooks.message(id, "\"mid\":\"m" + id + "\",\"is_deleted\":true"));
        await(() -> message().deletedAt() != null);
    }

    @Test
    void knowsItsOwnEchoThoughItIsUnmarkedAndAnAgentsWhoAnswersInTheApp() {
        tell(Webhooks.text(id, "hi"));
        await(() -> !said(anna).isEmpty()
                && deliveries.of(conversationOf(anna).id()).get(2).status().equals("sent"));
        var mid = jdbc.sql("select provider_ids[1] from delivery where recipient = ?")
                .param(id)
                .query(String.class)
                .single();

        tell(Webhooks.echo(id, "\"mid\":\"" + mid + "\",\"text\":\"You said hi\""));
        tell(Webhooks.echo(id, "\"mid\":\"m_app" + id + "\",\"text\":\"Ben here\""));

        await(() -> said(anna).contains("agent: Ben here"));
        assertThat(said(anna)).containsExactly("customer: hi", "bot: You said hi", "agent: Ben here");
    }

    @Test
    void takesItsOwnEchoForProofThatAnUnansweredMessageArrived() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        tell(Webhooks.text(id, "hi"));
        await(() -> !said(anna).isEmpty()
                && deliveries.of(conversationOf(anna).id()).get(2).status().equals("failed"));

        tell(Webhooks.echo(id, "\"mid\":\"m_own" + id + "\",\"app_id\":77,\"text\":\"You  said hi\""));

        await(() -> deliveries.of(conversationOf(anna).id()).get(2).status().equals("sent"));
        assertThat(said(anna)).containsExactly("customer: hi", "bot: You said hi");
    }

    @Test
    void cannotBeConnectedWithoutTheAppByWhichItKnowsItsOwnMessages() {
        assertThatThrownBy(() -> connections.connect(
                        MerchantId.of("lamps"),
                        "instagram",
                        "other",
                        Map.of("pageId", "1784", "appSecret", "s", "verifyToken", "v", "pageToken", "t")))
                .isInstanceOf(UnusableAccount.class)
                .hasMessageContaining("app ID");
    }

    @Test
    void takesEachReceiptForAllThatWasSentBefore() {
        for (int number = 1; number <= 2; number++) {
            tell(Webhooks.text(id, "no. " + number));
            int ours = 2 * number;
            await(() -> !said(anna).isEmpty()
                    && deliveries.of(conversationOf(anna).id()).containsKey(ours)
                    && deliveries
                            .of(conversationOf(anna).id())
                            .get(ours)
                            .status()
                            .equals("sent"));

            tell(Webhooks.event(
                    id,
                    Webhooks.ACCOUNT,
                    System.currentTimeMillis() + 1,
                    "\"read\":{\"mid\":\"m_read_" + number + "\"}"));
            await(() ->
                    deliveries.of(conversationOf(anna).id()).get(ours).status().equals("read"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, 10, 2018278, Refused",
        "400, 551, , Stopped",
        "401, 190, , Paused",
        "429, 613, , Paused",
        "500, 2, , Later",
        "400, 100, , Refused"
    })
    void knowsWhatAnErrorMeans(int status, int code, Integer detail, String outcome) {
        answers(aResponse()
                .withStatus(status)
                .withBody("{\"error\":{\"message\":\"why\",\"code\":" + code
                        + (detail == null ? "" : ",\"error_subcode\":" + detail) + "}}"));
        var exchange = routes.request("direct:deliver-instagram", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("instagram", "lamps"));
            it.getMessage().setBody("{}");
        });

        assertThat(exchange.getMessage().getBody(Outcome.class).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void showsThatAMessageWasSeenOnlyToWhoIsNotAnsweredAtOnce() {
        var ben = Long.toString(System.nanoTime());
        bot.does(event -> {
            if (event.content().asText().equals("hi")) {
                bot.says(event, "hi");
            }
        });
        tell(Webhooks.text(id, "hi"));
        await(() -> said(anna).contains("bot: hi"));
        tell(Webhooks.text(ben, "think"));

        await(() -> signalsTo(ben).size() == 2);
        assertThat(signalsTo(ben)).containsExactly("mark_seen", "typing_on");
        assertThat(signalsTo(id)).isEmpty();
    }

    private List<String> signalsTo(String customer) {
        return SEND_API
                .findAll(postRequestedFor(urlPathEqualTo(MESSAGES))
                        .withRequestBody(matchingJsonPath("$.recipient.id", equalTo(customer)))
                        .withRequestBody(matchingJsonPath("$.sender_action")))
                .stream()
                .map(request -> Json.read(request.getBodyAsString())
                        .path("sender_action")
                        .asText())
                .toList();
    }

    private Message message() {
        return conversations.messages(conversationOf(anna).id(), 0).get(0);
    }

    private String reaction(String rest) {
        return Webhooks.event(id, Webhooks.ACCOUNT, "\"reaction\":{\"mid\":\"m" + id + "\"," + rest + "}");
    }

    private void answers(ResponseDefinitionBuilder answer) {
        SEND_API.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(answer));
    }

    private void tell(String webhook) {
        assertThat(Webhooks.post(port, webhook)).isEqualTo(200);
    }

    private long kept() {
        return jdbc.sql("select count(*) from inbound_event where lane = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
