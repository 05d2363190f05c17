package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.core.MerchantId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a flow may call, and how often. */
class WebhookClientTests {

    private static final MerchantId DEMO = MerchantId.of("demo");
    private static final String SHOP = "https://shop.example/";

    private final WebhookClient client = new WebhookClient(settings(1, 1));
    private final WebhookBudget budget = new WebhookBudget(settings(2, 1));

    private static WebhookSettings settings(int perMinute, int atOnce) {
        return new WebhookSettings(Set.of("127.0.0.1"), perMinute, atOnce, Map.of());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.2/",
                "https://2130706433/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fd00:ec2::254]/latest/meta-data/",
                "https://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://192.168.0.1/",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "http://93.184.215.14/",
                "https://shop.example@127.0.0.1/",
                "http://127.0.0.2@127.0.0.1/",
                "file:///etc/passwd",
                "//shop.example/",
                "shop.example"
            })
    void callsNobodyInside(String address) {
        assertThatThrownBy(() -> client.post(address, List.of(), Map.of()))
                .isInstanceOf(WebhookFailed.class)
                .hasMessageContaining("is not an https address on the public internet");
    }

    @Test
    void followsNoRedirect() {
        try (var server = new MerchantsServer()) {
            server.answers(302, "{}");

            assertThatThrownBy(() -> client.post(server.address() + "/parcels", List.of(), Map.of()))
                    .hasMessageContaining("answered 302");
            assertThat(server.calls()).hasSize(1);
        }
    }

    @Test
    void readsNoMoreThanAnAnswerMayHave() {
        try (var server = new MerchantsServer()) {
            server.answers(200, "{\"place\":\"" + "x".repeat(300 * 1024) + "\"}");

            assertThatThrownBy(() -> client.post(server.address() + "/parcels", List.of(), Map.of()))
                    .hasMessageContaining("answered no JSON");
        }
    }

    @Test
    void callsSoOftenForAMerchantAndAnotherOneJustAsOften() {
        budget.spend(DEMO, SHOP, () -> 1);
        budget.spend(DEMO, SHOP, () -> 2);

        assertThatThrownBy(() -> budget.spend(DEMO, SHOP, () -> 3)).hasMessageContaining("too often");
        assertThat(budget.<Integer>spend(MerchantId.of("neighbour"), SHOP, () -> 4))
                .isEqualTo(4);
    }

    @Test
    void leavesLinesForOthersWhileAServerIsSlow() {
        budget.spend(DEMO, SHOP, () -> {
            assertThatThrownBy(() -> budget.spend(DEMO, SHOP, () -> 1)).hasMessageContaining("waiting for an answer");
            return budget.spend(MerchantId.of("neighbour"), SHOP, () -> 2);
        });
    }

    @Test
    void knowsSecretsByTheirMerchantOnly() {
        var settings = new WebhookSettings(Set.of(), 1, 1, Map.of("tea-shop", Map.of("parcels.token", "s3cret")));

        assertThat(settings.secret("tea-shop", "PARCELS_TOKEN")).hasValue("s3cret");
        assertThat(settings.secret("demo", "PARCELS_TOKEN")).isEmpty();
        assertThat(settings.toString()).doesNotContain("s3cret");
    }
}
