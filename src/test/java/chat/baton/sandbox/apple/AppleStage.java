package chat.baton.sandbox.apple;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import chat.baton.sandbox.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Apple, played to one customer. */
final class AppleStage implements AutoCloseable {

    static final String API = "/sandbox/api/apple/v1";
    static final String CUSTOMER = "urn:mbid:AQAA77";
    static final String SECRET = "c2FuZGJveC1hcHBsZS1zZWNyZXQ=";
    static final String BID =
            "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension";

    final Stage stage;

    AppleStage() {
        var business = new AppleBusiness("sandbox-business", "sandbox-msp", SECRET);
        var storage = new AppleStorage();
        var lists = new LargeLists();
        var channel = new AppleStandIn(business, storage, lists, java.time.Clock.systemUTC());
        stage = new Stage(
                channel,
                CUSTOMER,
                set -> List.of(
                        new AppleApi(business, channel, storage, lists, set.arrivals, set.own, set.clock),
                        new AppleStorageApi(storage, business, set.own, set.clock)));
    }

    /** @param rest type and fields; single quotes stand for double ones */
    ResultActions sends(String rest) throws Exception {
        return sends("id-1", CUSTOMER, rest, token("iss"));
    }

    ResultActions sends(String id, String customer, String rest, String authorization) throws Exception {
        var body = "{'v':1,'id':'" + id + "','sourceId':'sandbox-business','destinationId':'" + customer + "'," + rest
                + "}";
        return stage.mvc.perform(post(API + "/message")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .header("id", id)
                .header("Source-Id", "sandbox-business")
                .header("Destination-Id", customer)
                .content(body.replace('\'', '"')));
    }

    MockHttpServletRequestBuilder asks(String path) {
        return get(API + path).header(HttpHeaders.AUTHORIZATION, token("iss"));
    }

    /** The messages Baton got with a right token, oldest first, without signs of typing. */
    List<JsonNode> messages() {
        return stage.received().stream()
                .filter(AppleStage::isApples)
                .map(request -> stage.parsed(request.getBody()))
                .filter(message -> !message.path("type").asText().startsWith("typing"))
                .toList();
    }

    private static boolean isApples(Request request) {
        var token = request.getHeader("Authorization").substring("Bearer ".length());
        var signed = token.substring(0, token.lastIndexOf('.'));
        return token.endsWith("." + signature(signed))
                && claims(signed).contains("\"aud\":\"sandbox-msp\"")
                && request.getHeader("destination-id").equals("sandbox-business");
    }

    private static String claims(String signed) {
        return new String(Base64.getUrlDecoder().decode(signed.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    /** @param claim the name under which it tells the provider */
    static String token(String claim) {
        var claims = "{\"" + claim + "\":\"sandbox-msp\",\"iat\":" + System.currentTimeMillis() / 1000 + "}";
        var signed = base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        return "Bearer " + signed + "." + signature(signed);
    }

    /** Computed a second time, so that the sandbox does not prove itself right. */
    private static String signature(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("sandbox-apple-secret".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        stage.close();
    }
}
