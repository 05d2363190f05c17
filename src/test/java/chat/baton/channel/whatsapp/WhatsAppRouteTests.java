package chat.baton.channel.whatsapp;

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

import chat.baton.channel.ApprovedTemplate;
import chat.baton.channel.ApprovedTemplates;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import chat.baton.channel.ReplyWindow;
import chat.baton.channel.TemplatesUnknown;
import chat.baton.channel.UnfitFile;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What leaves for the provider, and what its answers mean. */
class WhatsAppRouteTests extends WhatsAppContext {

    private static final String MESSAGES = "/whatsapp/PNID1/messages";
    private static final String TOKEN = "Bearer lamps-whatsapp-token";

    @Autowired
    private ProducerTemplate routes;

    @Autowired
    private ReplyWindow window;

    @Autowired
    private ApprovedTemplates templates;

    @Test
    void tellsTheProvidersIdOfWhatItTook() {
        answers(
                okJson(
                        "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"wamid.1\",\"message_status\":\"accepted\"}]}"));
        assertThat(deliver()).isEqualTo(new Outcome.Accepted("wamid.1"));

        answers(aResponse().withStatus(200).withBody("taken"));
        assertThat(deliver()).isEqualTo(new Outcome.Accepted(null));
    }

    @Test
    void asksWhichTemplatesAreApproved() {
        SEND_API.stubFor(
                get(urlPathEqualTo("/whatsapp/WABA1/message_templates"))
                        .withQueryParam("status", equalTo("APPROVED"))
                        .withHeader("Authorization", equalTo(TOKEN))
                        .willReturn(
                                okJson(
                                        """
                        {"data":[{"name":"we_are_back","language":"en_US","status":"APPROVED","category":"UTILITY",
                                  "components":[{"type":"BODY","text":"Hello {{1}}"}]}]}
                        """)));

        assertThat(templates.of(at("lamps", user)))
                .containsExactly(new ApprovedTemplate("we_are_back", "en_US", "Hello {{1}}"));
    }

    @Test
    void saysWhyTheApprovedTemplatesAreNotKnown() {
        assertThatThrownBy(() -> templates.of(at("books", user)))
                .isInstanceOfSatisfying(TemplatesUnknown.class, problem -> {
                    assertThat(problem.why()).isEqualTo(TemplatesUnknown.Why.NOT_SET_UP);
                    assertThat(problem.told()).isEqualTo("WhatsApp Business Account ID");
                });
        SEND_API.stubFor(get(urlPathEqualTo("/whatsapp/WABA1/message_templates"))
                .willReturn(aResponse()
                        .withStatus(403)
                        .withBody("{\"error\":{\"message\":\"Missing permission\",\"code\":200}}")));
        assertThatThrownBy(() -> templates.of(at("lamps", user)))
                .isInstanceOfSatisfying(TemplatesUnknown.class, problem -> {
                    assertThat(problem.why()).isEqualTo(TemplatesUnknown.Why.REFUSED);
                    assertThat(problem.told()).isEqualTo("200 Missing permission");
                });
        SEND_API.stubFor(get(urlPathEqualTo("/whatsapp/WABA1/message_templates"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(() -> templates.of(at("lamps", user)))
                .isInstanceOfSatisfying(TemplatesUnknown.class, problem -> assertThat(problem.why())
                        .isEqualTo(TemplatesUnknown.Why.UNREACHABLE));
    }

    @Test
    void sendsInTheNameOfTheAccountAndTellsNobodyItsCredentials() {
        var exchange = routes.request("direct:deliver-whatsapp", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("whatsapp", "lamps"));
            it.getMessage().setHeader("X-Secret", "secret");
            it.getMessage().setHeader(Exchange.HTTP_URI, "http://localhost:1/elsewhere");
            it.getMessage().setBody("{\"text\":\"é\"}");
        });

        assertThat(exchange.getException()).isNull();
        var request =
                SEND_API.findAll(postRequestedFor(urlPathEqualTo(MESSAGES))).get(0);
        assertThat(request.getBodyAsString()).isEqualTo("{\"text\":\"é\"}");
        assertThat(request.getHeader("Authorization")).isEqualTo(TOKEN);
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.containsHeader("X-Secret")).isFalse();
        assertThat(request.getUrl()).isEqualTo(MESSAGES);
    }

    @ParameterizedTest
    @CsvSource({
        "400, 4, Paused, 'too many messages: 4 why'",
        "400, 80007, Paused, 'too many messages: 80007 why'",
        "429, 130429, Paused, 'too many messages: 130429 why'",
        "400, 133016, Paused, 'too many messages: 133016 why'",
        "400, 131056, Waits, 'too many messages to this customer: 131056 why'",
        "400, 131048, Paused, 'the provider holds the account back for its quality: 131048 why'",
        "400, 131064, Paused, 'the provider holds the account back for its quality: 131064 why'",
        "500, 131000, Later, 'the provider is disturbed: 131000 why'",
        "400, 131016, Later, 'the provider is disturbed: 131016 why'",
        "400, 131053, Later, 'the provider is disturbed: 131053 why'",
        "400, 135000, Later, 'the provider is disturbed: 135000 why'",
        "400, 131057, Later, 'the provider is disturbed: 131057 why'",
        "400, 131047, Refused, 'outside the reply window, says the provider: 131047 why'",
        "400, 131026, Stopped, 'the customer cannot be reached: 131026 why'",
        "400, 131050, Refused, 'not to this customer: 131050 why'",
        "400, 130472, Refused, 'not to this customer: 130472 why'",
        "400, 130497, Refused, 'not to this customer: 130497 why'",
        "400, 131049, Refused, 'not to this customer: 131049 why'",
        "400, 131062, Refused, 'not to this customer: 131062 why'",
        "401, 190, Paused, 'token expired or not valid: 190 why'",
        "401, 0, Paused, 'token expired or not valid: 0 why'",
        "403, 3, Paused, 'no permission: 3 why'",
        "403, 10, Paused, 'no permission: 10 why'",
        "403, 200, Paused, 'no permission: 200 why'",
        "403, 299, Paused, 'no permission: 299 why'",
        "403, 131005, Paused, 'no permission: 131005 why'",
        "403, 368, Paused, 'the account is blocked: 368 why'",
        "403, 131031, Paused, 'the account is blocked: 131031 why'",
        "400, 131042, Paused, 'the account is blocked: 131042 why'",
        "400, 132000, Refused, 'the template: 132000 why'",
        "404, 132001, Refused, 'the template: 132001 why'",
        "400, 132005, Refused, 'the template: 132005 why'",
        "400, 132007, Refused, 'the template: 132007 why'",
        "400, 132008, Refused, 'the template: 132008 why'",
        "400, 132012, Refused, 'the template: 132012 why'",
        "400, 132015, Refused, 'the template: 132015 why'",
        "400, 132016, Refused, 'the template: 132016 why'",
        "400, 100, Refused, 'not as the provider wants it: 100 why'",
        "400, 131008, Refused, 'not as the provider wants it: 131008 why'",
        "400, 131009, Refused, 'not as the provider wants it: 131009 why'",
        "400, 131021, Refused, 'not as the provider wants it: 131021 why'",
        "400, 131051, Refused, 'not as the provider wants it: 131051 why'",
        "503, 4711, Later, 'the provider is disturbed: 4711 why'",
        "429, 4711, Paused, 'too many messages: 4711 why'",
    })
    void knowsWhatAnErrorMeans(int status, int code, String outcome, String reason) {
        answers(
                aResponse()
                        .withStatus(status)
                        .withBody(
                                "{\"error\":{\"message\":\"(#" + code
                                        + ") title\",\"type\":\"OAuthException\",\"code\":" + code
                                        + ",\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":\"why\"},\"fbtrace_id\":\"x\"}}"));

        var got = deliver();
        assertThat(got.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(got).extracting("reason").isEqualTo(reason);
        SEND_API.verify(1, postRequestedFor(urlPathEqualTo(MESSAGES)).withRequestBody(equalTo("{}")));
    }

    @ParameterizedTest
    @CsvSource({"500, Later", "502, Later", "429, Paused", "401, Paused", "403, Paused", "404, Refused", "302, Refused"
    })
    void goesByTheStatusWhereThereIsNoCode(int status, String outcome) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withBody("<html>"));

        assertThat(deliver().getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void tellsHowLongToWaitAndWhetherAPersonIsNeeded() {
        answers(error(401, 190));
        assertThat(deliver())
                .isEqualTo(new Outcome.Paused(
                        "token expired or not valid: 190", Duration.ofMinutes(5), Outcome.Cure.TOKEN));
        answers(error(403, 131031));
        assertThat(deliver())
                .isEqualTo(new Outcome.Paused(
                        "the account is blocked: 131031", Duration.ofMinutes(5), Outcome.Cure.REPAIR));
        answers(error(400, 131048));
        assertThat(deliver()).extracting("pause").isEqualTo(Duration.ofHours(1));
        answers(error(400, 131056));
        assertThat(deliver()).extracting("pause").isEqualTo(Duration.ofSeconds(6));
        answers(error(429, 130429).withHeader("Retry-After", "7"));
        assertThat(deliver())
                .isEqualTo(new Outcome.Paused("too many messages: 130429", Duration.ofSeconds(7), Outcome.Cure.TIME));
    }

    @Test
    void doesNotKnowWhatBecameOfARequestWithoutAnAnswer() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(deliver()).isInstanceOf(Outcome.Unclear.class);

        answers(okJson("{}").withFixedDelay(6000));
        assertThat(deliver()).isInstanceOf(Outcome.Unclear.class);
    }

    @Test
    void showsThatAMessageWasSeenAndThenThatAnAnswerIsOnItsWay() {
        bot.isSilent();
        tellMessages(Webhook.text(number, user, "wamid.S" + user, "hi"));

        await(() -> signals().size() == 2);
        assertThat(signals().get(1))
                .isEqualTo(Json.read(
                        "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.S%s\",\"typing_indicator\":{\"type\":\"text\"}}"
                                .formatted(user)));
    }

    @Test
    void onlySaysThatAMessageWasSeenWhileAPersonAnswers() {
        answered();
        conversations.hand(
                conversationOf(anna()).id(),
                chat.baton.conversation.Holder.agent(chat.baton.core.AgentId.of("ben")),
                "");
        SEND_API.resetRequests();
        tellMessages(Webhook.text(number, user, "wamid.T" + user, "hi"));

        await(() -> !signals().isEmpty());
        assertThat(signals())
                .containsExactly(Json.read(
                        "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.T%s\"}"
                                .formatted(user)));
    }

    private List<JsonNode> signals() {
        return SEND_API
                .findAll(postRequestedFor(urlPathEqualTo(MESSAGES))
                        .withRequestBody(matchingJsonPath("$.status"))
                        .withRequestBody(matchingJsonPath("$[?(@.message_id =~ /.*" + user + "/)]")))
                .stream()
                .map(request -> Json.read(request.getBodyAsString()))
                .toList();
    }

    @Test
    void outsideTheWindowOnlyATemplateIsSent() {
        answered();
        jdbc.sql("update conversation set last_customer_at = now() - interval '25 hours' where recipient = ?")
                .param(user)
                .update();
        var conversation = conversationOf(anna());
        var template = new Content.Template("order_update", "en_US", List.of("A-1"), "Your order A-1");
        assertThat(window.of(conversation).isOpen()).isFalse();
        assertThat(window.isOpenFor(conversation, template)).isTrue();
        assertThat(window.takesTemplates(conversation, template)).isTrue();

        conversations.reply(conversation.id(), Author.BOT, Content.text("Still there?"), null);
        conversations.reply(conversation.id(), Author.BOT, template, null);

        await(() -> deliveries.of(conversation.id()).get(4).status().equals("sent"));
        assertThat(deliveries.of(conversation.id()).get(3).error()).isEqualTo("outside the reply window");
        SEND_API.verify(
                1,
                postRequestedFor(urlPathEqualTo(MESSAGES))
                        .withRequestBody(matchingJsonPath("$.to", equalTo(number)))
                        .withRequestBody(matchingJsonPath("$.template.name", equalTo("order_update"))));
    }

    @Test
    void waitsForOneCustomerWithoutHoldingUpTheOthers() {
        SEND_API.stubFor(post(urlPathEqualTo(MESSAGES))
                .withRequestBody(matchingJsonPath("$.to", equalTo(number)))
                .willReturn(error(400, 131056)));
        tellMessages(message("\"type\":\"text\",\"text\":{\"body\":\"hi\"}"));
        await(() -> delivery() != null && delivery().error() != null);

        var ben = user + "ben";
        tellMessages(Webhook.text(null, ben, "wamid.B" + user, "hi"));
        await(() -> deliveries
                .of(conversationOf(at("lamps", ben)).id())
                .get(2)
                .status()
                .equals("sent"));
        assertThat(delivery().status()).isEqualTo("queued");
    }

    @Test
    void fetchesAFileFromWhereTheProviderSaysItIs() {
        SEND_API.stubFor(
                get(urlPathEqualTo("/whatsapp/MEDIA1"))
                        .withHeader("Authorization", equalTo(TOKEN))
                        .willReturn(
                                okJson(
                                        "{\"url\":\"" + SEND_API.baseUrl()
                                                + "/lookaside/file?mid=1&hash=a%2Fb\",\"mime_type\":\"image/jpeg\",\"file_size\":3,\"id\":\"MEDIA1\"}")));
        SEND_API.stubFor(get(urlPathEqualTo("/lookaside/file"))
                .withQueryParam("hash", equalTo("a/b"))
                .withHeader("Authorization", equalTo(TOKEN))
                .willReturn(
                        aResponse().withHeader("Content-Type", "image/jpeg").withBody(new byte[] {1, (byte) 0xff, 3})));

        var fetched = fetch("MEDIA1");

        assertThat(fetched.getException()).isNull();
        assertThat(fetched.getMessage().getBody(byte[].class)).containsExactly(1, 0xff, 3);
        assertThat(fetched.getMessage().getHeader("Content-Type")).isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"https://evil.example/file\"}",
                "{\"url\":\"http://lookaside.fbsbx.com/file\"}",
                "{\"url\":\"https://lookaside.fbsbx.com@evil.example/file\"}",
                "{\"url\":\"https://evilfbsbx.com/file\"}",
                "{\"url\":\"https://lookaside.fbsbx.com:8443/file\"}",
                "{\"url\":\"not an address\"}",
                "{\"url\":\"/file\"}",
                "{}",
                "no json",
            })
    void takesTheTokenNowhereElse(String answer) {
        SEND_API.stubFor(
                get(urlPathEqualTo("/whatsapp/MEDIA2")).willReturn(aResponse().withBody(answer)));

        assertThat(fetch("MEDIA2").getException()).isInstanceOf(IOException.class);
        SEND_API.verify(
                1,
                getRequestedFor(com.github.tomakehurst.wiremock.client.WireMock.anyUrl())
                        .withHeader("Authorization", equalTo(TOKEN)));
    }

    @Test
    void failsWhenThereIsNoFile() {
        SEND_API.stubFor(get(urlPathEqualTo("/whatsapp/MEDIA3")).willReturn(error(404, 100)));
        assertThat(fetch("MEDIA3").getException()).isInstanceOf(UnfitFile.class).hasMessageContaining("404");

        SEND_API.stubFor(get(urlPathEqualTo("/whatsapp/MEDIA4"))
                .willReturn(okJson("{\"url\":\"" + SEND_API.baseUrl() + "/gone\"}")));
        assertThat(fetch("MEDIA4").getException()).hasMessageContaining("404");
    }

    private Exchange fetch(String reference) {
        return routes.request("direct:fetch-whatsapp", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("whatsapp", "lamps"));
            it.getMessage().setBody(reference);
        });
    }

    private static ResponseDefinitionBuilder error(int status, int code) {
        return aResponse().withStatus(status).withBody("{\"error\":{\"code\":" + code + "}}");
    }

    private void answers(ResponseDefinitionBuilder answer) {
        SEND_API.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(answer));
    }

    private Outcome deliver() {
        var exchange = routes.request("direct:deliver-whatsapp", it -> {
            it.setProperty(Channel.ACCOUNT, accounts.get("whatsapp", "lamps"));
            it.getMessage().setBody("{}");
        });
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(Outcome.class);
    }
}
