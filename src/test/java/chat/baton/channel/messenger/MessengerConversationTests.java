package chat.baton.channel.messenger;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.ChannelContext;
import org.junit.jupiter.api.Test;

/** The whole way: webhook, inbox, worker, outbox, dispatcher, Send API. */
class MessengerConversationTests extends ChannelContext {

    @Test
    void aCustomerIsAnswered() {
        var anna = stranger();

        assertThat(Webhook.post(port, Webhook.envelope(Webhook.text(anna.externalId(), "caf\\u00e9"))))
                .isEqualTo(200);

        await(() -> said(anna).size() == 2
                && deliveries.of(conversationOf(anna).id()).get(2).status().equals("sent"));
        assertThat(said(anna)).containsExactly("customer: café", "bot: You said café");
        SEND_API.verify(
                1,
                postRequestedFor(urlPathEqualTo("/v25.0/PAGE1/messages"))
                        .withHeader("Authorization", equalTo("Bearer lamps-token"))
                        .withRequestBody(matchingJsonPath("$.recipient.id", equalTo(anna.externalId())))
                        .withRequestBody(matchingJsonPath("$.messaging_type", equalTo("RESPONSE")))
                        .withRequestBody(matchingJsonPath("$.message.text", equalTo("You said café")))
                        .withRequestBody(matchingJsonPath("$.message.metadata")));
    }
}
