package chat.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import chat.baton.CommerceTest;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import chat.baton.payment.Payment;
import chat.baton.payment.PaymentStatus;
import chat.baton.payment.Payments;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@CommerceTest
class PaymentPageTests {

    final String reference = "ref-" + UUID.randomUUID();

    String page = "";

    @Autowired
    Payments payments;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void ask() {
        var link = payments.request(MerchantId.of("demo"), reference, Money.of(7980, "EUR"), "Order <A-1001>");
        page = URI.create(link.url()).getPath();
    }

    @Test
    void showsWhatIsToBePaid() throws Exception {
        mvc.perform(get(page))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Pay €79.80")))
                .andExpect(content().string(containsString("Order &lt;A-1001&gt;")))
                .andExpect(content().string(containsString("_csrf")))
                .andExpect(content().string(not(containsString("You left"))));
        for (var style : List.of("/webjars/picocss__pico/2.1.1/css/pico.min.css", "/sandbox/pay.css")) {
            mvc.perform(get(style)).andExpect(status().isOk());
        }
    }

    @Test
    void paysByASignedWebhook() throws Exception {
        press("pay");
        assertThat(now()).isEqualTo(PaymentStatus.PAID);
        mvc.perform(get(page))
                .andExpect(content().string(containsString("Thank you")))
                .andExpect(content().string(not(containsString("<form"))));
    }

    @Test
    void canFailAndThenPay() throws Exception {
        press("fail");
        assertThat(now()).isEqualTo(PaymentStatus.FAILED);
        mvc.perform(get(page)).andExpect(content().string(containsString("declined")));
        press("pay");
        press("fail");
        assertThat(now()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void staysOpenWhenLeft() throws Exception {
        var left = mvc.perform(post(page + "/abandon").with(csrf()))
                .andExpect(redirectedUrl(page))
                .andReturn();
        mvc.perform(get(page).cookie(left.getResponse().getCookies()))
                .andExpect(content().string(containsString("You left without paying")));
        assertThat(now()).isEqualTo(PaymentStatus.OPEN);
    }

    @Test
    void offersNothingOnceTheLinkIsVoid() throws Exception {
        payments.cancel(reference);
        mvc.perform(get(page))
                .andExpect(content().string(containsString("no longer valid")))
                .andExpect(content().string(not(containsString("<form"))));
        press("pay");
        assertThat(now()).isEqualTo(PaymentStatus.CANCELLED);
    }

    @Test
    void needsItsOwnTokens() throws Exception {
        mvc.perform(post(page + "/pay")).andExpect(status().isForbidden());
        mvc.perform(get("/sandbox/pay/guessed")).andExpect(status().isNotFound());
        mvc.perform(get("/sandbox/pay/%00")).andExpect(status().is4xxClientError());
    }

    private void press(String button) throws Exception {
        mvc.perform(post(page + "/" + button).with(csrf())).andExpect(redirectedUrl(page));
    }

    private PaymentStatus now() {
        return payments.payment(reference).map(Payment::status).orElseThrow();
    }
}
