package chat.baton.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.core.MerchantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On every channel whose provider gives tokens that end: the account says so, and what is written waits for a new one. */
class ExpiredTokenModuleTests extends ChannelContext {

    private static final MerchantId TENTS = MerchantId.of("tents");
    /** All that any of the providers looks for. */
    private static final String TAKEN = "{'message_id':'m','messages':[{'id':'w'}],'sentMessages':[{'id':'1'}],"
            + "'data':{'dm_event_id':'9'},'ok':true,'result':{'message_id':6}}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "messenger|7001|pageId=P7 appSecret=s verifyToken=v pageToken=old|pageToken|400|{'error':{'code':190,'error_subcode':463,'message':'Session has expired'}}",
                "instagram|7002|pageId=I7 appId=7 appSecret=s verifyToken=v pageToken=old|pageToken|401|{'error':{'code':190,'message':'Session has expired'}}",
                "whatsapp|4915700007003|phoneNumberId=W7 appSecret=s verifyToken=v accessToken=old|accessToken|401|{'error':{'code':190,'message':'Session has expired'}}",
                "line|U7004|botUserId=U7 channelSecret=s accessToken=old|accessToken|401|{'message':'Authentication failed.'}",
                "x|7005|userId=77 consumerKey=k consumerSecret=s accessToken=a accessTokenSecret=old|accessTokenSecret|401|{'errors':[{'code':89,'message':'Invalid or expired token.'}]}",
                "apple|urn:mbid:7006|businessId=B7 mspId=M7 secret=c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LW9sZA==|mspId|401|",
                "telegram|7007|botId=7 botToken=7:old-old-old-old-old-old-old-old secretToken=tents-secret-token|secretToken|401|{'ok':false,'error_code':401,'description':'Unauthorized'}",
            })
    void waitsForAnother(String channel, String customer, String settings, String renewed, int status, String body) {
        var given = Arrays.stream(settings.split(" "))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
        var account = connections.connect(TENTS, channel, "tents", given);
        SEND_API.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(status).withBody(body == null ? "" : body.replace('\'', '"'))));
        var conversation = wrote(new CustomerRef(TENTS, channel, "tents", customer + (System.nanoTime() % 1_000_000)));

        conversations.reply(conversation, Author.BOT, Content.text("first"), null);
        await(() -> accounts.status(account).tokenExpired());
        conversations.reply(conversation, Author.BOT, Content.text("second"), null);
        await(() -> statuses(conversation).equals(List.of("queued", "queued")));
        assertThat(accounts.status(account).failure()).contains("token expired");
        assertThat(accounts.failing(List.of(TENTS)))
                .extracting(FailingAccount::channel, FailingAccount::tokenExpired)
                .contains(org.assertj.core.groups.Tuple.tuple(channel, true));

        SEND_API.resetAll();
        SEND_API.stubFor(any(anyUrl()).willReturn(okJson(TAKEN.replace('\'', '"'))));
        connections.connect(TENTS, channel, "tents", Map.of(renewed, given.get(renewed)));

        await(() -> statuses(conversation).equals(List.of("sent", "sent")));
        await(() -> !accounts.status(account).tokenExpired());
        assertThat(accounts.failing(List.of(TENTS))).isEmpty();
    }

    private ConversationId wrote(CustomerRef customer) {
        conversations.record(new Inbound(customer, null, Instant.now(), Content.text("hi")));
        return conversationOf(customer).id();
    }

    private List<String> statuses(ConversationId id) {
        return deliveries.of(id).values().stream().map(Delivery::status).toList();
    }
}
