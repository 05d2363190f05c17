package chat.baton.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Account;
import chat.baton.core.MerchantId;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OAuth1Tests {

    private static final URI MESSAGES = URI.create("https://api.x.com/2/dm_conversations/with/200/messages");
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);
    private static final Map<String, String> OAUTH = Map.of(
            "oauth_consumer_key", "ck",
            "oauth_nonce", "nonce123",
            "oauth_signature_method", "HMAC-SHA1",
            "oauth_timestamp", "1700000000",
            "oauth_token", "at",
            "oauth_version", "1.0");

    private final OAuth1 oauth = signing("test-consumer-secret", "test-token-secret");

    @Test
    void signsWhatTheProviderExpects() {
        assertThat(OAuth1.base("POST", MESSAGES, OAUTH))
                .isEqualTo("POST&https%3A%2F%2Fapi.x.com%2F2%2Fdm_conversations%2Fwith%2F200%2Fmessages&"
                        + "oauth_consumer_key%3Dck%26oauth_nonce%3Dnonce123%26oauth_signature_method%3DHMAC-SHA1%26"
                        + "oauth_timestamp%3D1700000000%26oauth_token%3Dat%26oauth_version%3D1.0");
        assertThat(oauth.header("POST", MESSAGES, "nonce123", AT))
                .isEqualTo("OAuth oauth_consumer_key=\"ck\", oauth_nonce=\"nonce123\", "
                        + "oauth_signature=\"fbnmAYjN7hWrlYrRAPqOQPN5B%2Bs%3D\", oauth_signature_method=\"HMAC-SHA1\", "
                        + "oauth_timestamp=\"1700000000\", oauth_token=\"at\", oauth_version=\"1.0\"");
    }

    @Test
    void signsTheQueryAmongTheParameters() {
        assertThat(OAuth1.base(
                        "GET",
                        URI.create("HTTPS://Api.X.com:443/a%20b?z=1&b=%7e+x&b=&a=%C3%A9")
                                .normalize(),
                        OAUTH))
                .startsWith(
                        "GET&https%3A%2F%2Fapi.x.com%2Fa%2520b&a%3D%25C3%25A9%26b%3D%26b%3D~%252Bx%26oauth_consumer_key")
                .endsWith("oauth_version%3D1.0%26z%3D1");
    }

    @Test
    void keepsAPortThatIsNotTheUsualOne() {
        assertThat(OAuth1.base("GET", URI.create("http://localhost:8080/x"), OAUTH))
                .startsWith("GET&http%3A%2F%2Flocalhost%3A8080%2Fx&oauth");
        assertThat(OAuth1.base("GET", URI.create("http://localhost:80/x"), OAUTH))
                .startsWith("GET&http%3A%2F%2Flocalhost%2Fx&oauth");
    }

    @Test
    void signsOtherwiseWithAnotherSecret() {
        assertThat(signing("test-consumer-secret", "other").header("POST", MESSAGES, "nonce123", AT))
                .isNotEqualTo(oauth.header("POST", MESSAGES, "nonce123", AT));
        assertThat(signing("a&b c", "d+e").header("POST", MESSAGES, "nonce123", AT))
                .isNotEqualTo(signing("a", "b c&d+e").header("POST", MESSAGES, "nonce123", AT));
    }

    private static OAuth1 signing(String consumerSecret, String tokenSecret) {
        return new OAuth1(new Account(
                MerchantId.of("lamps"),
                "x",
                "lamps",
                true,
                Map.of(
                        "consumerKey",
                        "ck",
                        "consumerSecret",
                        consumerSecret,
                        "accessToken",
                        "at",
                        "accessTokenSecret",
                        tokenSecret)));
    }
}
