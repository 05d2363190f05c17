package chat.baton.channel.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.ChannelContext;
import chat.baton.channel.Delivery;
import chat.baton.channel.Json;
import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;

/** Accounts on X, their webhooks, and a stand-in of X's API. */
abstract class XContext extends ChannelContext {

    static final String SECRET = "test-consumer-secret";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final CustomerRef anna = customer("x-lamps");
    final String id = anna.externalId();

    @BeforeEach
    void connectAccounts() {
        connect("lamps", "x-lamps", "100", SECRET, Map.of("appId", "77"));
        connect("books", "x-books", "101", SECRET, Map.of());
        connect("books", "x-apart", "102", "another-secret", Map.of("oauth2Token", "user-token"));
        answers(aResponse()
                .withStatus(201)
                .withBody(
                        "{\"data\":{\"dm_conversation_id\":\"100-200\",\"dm_event_id\":\"{{randomValue length=19 type='NUMERIC'}}\"}}")
                .withTransformers("response-template"));
    }

    void connect(String merchant, String name, String userId, String secret, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "userId", userId,
                "consumerKey", "ck",
                "consumerSecret", secret,
                "accessToken", "at",
                "accessTokenSecret", "test-token-secret",
                "sendsPer15Minutes", "99999",
                "sendsPerDay", "99999"));
        settings.putAll(more);
        if (accounts.find("x", name).isEmpty()) {
            connections.connect(MerchantId.of(merchant), "x", name, settings);
        }
    }

    static CustomerRef customer(String account) {
        return new CustomerRef(MerchantId.of(account.equals("x-lamps") ? "lamps" : "books"), "x", account, number());
    }

    static String number() {
        return String.valueOf(ThreadLocalRandom.current().nextLong(1_000_000_000_000L, Long.MAX_VALUE));
    }

    void answers(ResponseDefinitionBuilder answer) {
        SEND_API.stubFor(post(urlPathMatching("/x/2/dm_conversations/with/\\d+/messages"))
                .willReturn(answer));
    }

    static ResponseDefinitionBuilder taken(String eventId) {
        return okJson("{\"data\":{\"dm_event_id\":\"" + eventId + "\"}}").withStatus(201);
    }

    /** What was sent to the customer, oldest first. */
    static List<JsonNode> sentTo(CustomerRef customer) {
        return requests("/x/2/dm_conversations/with/" + customer.externalId() + "/messages").stream()
                .map(request -> Json.read(request.getBodyAsString()))
                .toList();
    }

    static List<LoggedRequest> requests(String path) {
        var requests = new ArrayList<>(SEND_API.findAll(postRequestedFor(urlPathEqualTo(path))));
        requests.sort(java.util.Comparator.comparing(LoggedRequest::getLoggedDate));
        return requests;
    }

    Delivery delivery() {
        return deliveries.of(conversationOf(anna).id()).get(2);
    }

    /** @return the provider's id of the bot's answer */
    String answered() {
        tells(text(id, "hi"));
        await(() -> conversations.find(anna).isPresent()
                && delivery() != null
                && delivery().status().equals("sent"));
        return providerId();
    }

    String providerId() {
        return jdbc.sql("select provider_ids[1] from delivery where recipient = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    void awaitHandled() {
        await(() -> jdbc.sql("select count(*) from inbound_event where lane = ? and status = 'new'")
                        .param(id)
                        .query(Long.class)
                        .single()
                == 0);
    }

    static String text(String sender, String text) {
        return message(sender, "100", number(), "\"text\":" + Json.write(text));
    }

    static String message(String sender, String recipient, String messageId, String data) {
        return "{\"type\":\"message_create\",\"id\":\"" + messageId + "\",\"created_timestamp\":\""
                + System.currentTimeMillis() + "\",\"message_create\":{\"target\":{\"recipient_id\":\"" + recipient
                + "\"},\"sender_id\":\"" + sender + "\",\"message_data\":{" + data + "}}}";
    }

    static String accountActivity(String... events) {
        return "{\"for_user_id\":\"100\",\"direct_message_events\":[" + String.join(",", events) + "]}";
    }

    static String activity(String type, String payload) {
        return "{\"data\":{\"event_uuid\":\"-685\",\"filter\":{\"user_id\":\"100\"},\"event_type\":\"" + type
                + "\",\"tag\":\"t\",\"payload\":" + payload + "}}";
    }

    /** The account is told about messages, signed as X signs. */
    void tells(String... events) {
        posts(accountActivity(events));
    }

    void posts(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(webhook("x-lamps", bytes, signature(SECRET, bytes))).isEqualTo(200);
    }

    int webhook(String account, byte[] body, String signature) {
        var request = HttpRequest.newBuilder(hook(account))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Twitter-Webhooks-Signature", signature);
        }
        return send(request.build()).statusCode();
    }

    HttpResponse<String> question(String account, String query) {
        return send(HttpRequest.newBuilder(URI.create(hook(account) + query)).build());
    }

    private URI hook(String account) {
        return URI.create("http://localhost:" + port + "/hooks/x/" + account);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
