package chat.baton.payment;

import static chat.baton.Bank.event;
import static chat.baton.Bank.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import chat.baton.Bank;
import chat.baton.CommerceTest;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@CommerceTest
class PaymentHostedPageRouteTests {

    final String reference = "ref-" + UUID.randomUUID();
    final String event = "evt_" + UUID.randomUUID();

    String url = "";

    @Autowired
    Payments payments;

    @Autowired
    Bank bank;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void ask() {
        url = payments.request(MerchantId.of("demo"), reference, Money.of(500, "EUR"), "A test")
                .url();
    }

    @Test
    void keepsAPaymentBeforeItAnswers() {
        assertThat(bank.sends(event(event, url, "paid"))).isEqualTo(204);
        assertThat(statusNow()).isEqualTo(PaymentStatus.PAID);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "sha256=", "sha256=00", "sha1=abc", "sha256=ü"})
    void refusesAReportWithoutAProperSignature(@Nullable String signature) {
        assertRefused(signature);
    }

    @Test
    void refusesAReportSignedWithAnotherSecret() {
        assertRefused(signature(event(event, url, "paid"), "guessed"));
    }

    @Test
    void refusesABodyChangedAfterSigning() {
        assertRefused(signature(event(event, url, "failed"), "test-payment-secret"));
    }

    @Test
    void countsAReportOnceHoweverOftenItComes() throws Exception {
        var senders = Executors.newFixedThreadPool(8);
        try {
            var body = event(event, url, "failed");
            var answers = IntStream.range(0, 24)
                    .mapToObj(i -> senders.submit(() -> bank.sends(body)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(204);
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(jdbc.sql("select results from payment where reference = ?")
                        .param(reference)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "paid",
                "null",
                "[]",
                "{",
                "{}",
                "{\"id\":1,\"token\":\"TOKEN\",\"result\":\"paid\"}",
                "{\"id\":\"\",\"token\":\"TOKEN\",\"result\":\"paid\"}",
                "{\"id\":\"a\\u0000b\",\"token\":\"TOKEN\",\"result\":\"paid\"}",
                "{\"id\":\"a\",\"token\":\"\\u0000\",\"result\":\"paid\"}",
                "{\"id\":\"a\",\"token\":\"unknown\",\"result\":\"paid\"}",
                "{\"id\":\"a\",\"token\":\"TOKEN\",\"result\":\"perhaps\"}",
                "{\"id\":\"a\",\"token\":\"TOKEN\",\"result\":{\"paid\":true}}"
            })
    void answersNonsenseAsABadRequest(String nonsense) {
        var token = url.substring(url.lastIndexOf('/') + 1);
        var body = nonsense.replace("TOKEN", token).getBytes(StandardCharsets.UTF_8);
        assertThat(bank.sends(body)).isEqualTo(400);
        assertThat(statusNow()).isEqualTo(PaymentStatus.OPEN);
    }

    @Test
    void answersBytesThatAreNoTextAsABadRequest() {
        assertThat(bank.sends(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3}))
                .isEqualTo(400);
    }

    @Test
    void answersDeepNestingAsABadRequest() {
        assertThat(bank.sends(("{\"id\":" + "[".repeat(30_000)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(400);
    }

    @Test
    void refusesABodyOfMoreThan64KiB() {
        assertThat(bank.sends(new byte[64 * 1024])).isEqualTo(400);
        assertThat(bank.sends(new byte[64 * 1024 + 1])).isEqualTo(413);
        assertThat(bank.sends(new byte[2 * 1024 * 1024])).isEqualTo(413);
    }

    @Test
    void knowsNoOtherProviderAndNoOtherMethod() throws Exception {
        mvc.perform(post("/hooks/payment/somebody")).andExpect(status().isNotFound());
        mvc.perform(get("/hooks/payment/sandbox")).andExpect(status().isMethodNotAllowed());
    }

    private void assertRefused(@Nullable String signature) {
        assertThat(bank.sends(event(event, url, "paid"), signature)).isEqualTo(403);
        assertThat(statusNow()).isEqualTo(PaymentStatus.OPEN);
        assertThat(jdbc.sql("select count(*) from payment_report where event_id = ?")
                        .param(event)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private PaymentStatus statusNow() {
        return payments.payment(reference).orElseThrow().status();
    }
}
