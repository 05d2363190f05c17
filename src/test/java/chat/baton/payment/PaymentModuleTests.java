package chat.baton.payment;

import static chat.baton.payment.PaymentStatus.CANCELLED;
import static chat.baton.payment.PaymentStatus.FAILED;
import static chat.baton.payment.PaymentStatus.PAID;
import static chat.baton.payment.PaymentStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import chat.baton.Bank;
import chat.baton.CommerceTest;
import chat.baton.Told;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommerceTest
class PaymentModuleTests {

    static final MerchantId MERCHANT = MerchantId.of("demo");
    static final Money PRICE = Money.of(1290, "EUR");

    final String reference = "ref-" + UUID.randomUUID();

    @Autowired
    Payments payments;

    @Autowired
    PaymentAnnouncements announcements;

    @Autowired
    PaymentSettings settings;

    @Autowired
    Bank bank;

    @Autowired
    Told told;

    @Autowired
    JdbcClient jdbc;

    @Test
    void asksOnceForOneReference() {
        var first = ask(reference);
        assertThat(ask(reference)).isEqualTo(first);
        assertThat(first.amount()).isEqualTo(PRICE);
        assertThat(first.url()).matches("http://localhost/sandbox/pay/[A-Za-z0-9_-]{32}");
    }

    @Test
    void asksOnceThoughManyAskAtOnce() {
        var links =
                IntStream.range(0, 16).parallel().mapToObj(i -> ask(reference)).distinct();
        assertThat(links).hasSize(1);
    }

    @Test
    void asksAnewAfterACancellation() {
        var first = ask(reference);
        payments.cancel(reference);
        assertThat(payments.payment(reference)).map(Payment::status).contains(CANCELLED);
        assertThat(ask(reference)).isNotEqualTo(first);
    }

    @Test
    void keepsTheLinkAfterAFailedAttempt() {
        var link = ask(reference);
        bank.reports("failed", link.url());
        assertThat(ask(reference)).isEqualTo(link);
        bank.reports("paid", link.url());
        assertThat(ask(reference)).isEqualTo(link);
        awaitTold(reference, FAILED, PAID);
    }

    @Test
    void tellsEachFailedAttempt() {
        var link = ask(reference);
        bank.reports("failed", link.url());
        awaitTold(reference, FAILED);
        bank.reports("failed", link.url());
        awaitTold(reference, FAILED, FAILED);
    }

    @Test
    void ignoresAFailureAfterThePayment() {
        var link = ask(reference);
        bank.reports("paid", link.url());
        bank.reports("failed", link.url());
        assertThat(payments.payment(reference)).map(Payment::status).contains(PAID);
        awaitTold(reference, PAID);
    }

    @Test
    void doesNotVoidWhatIsPaid() {
        bank.reports("paid", ask(reference).url());
        payments.cancel(reference);
        assertThat(payments.payment(reference)).map(Payment::status).contains(PAID);
    }

    @Test
    void takesMoneyThatWasOnItsWayWhenThePaymentWasCancelled() {
        var link = ask(reference);
        payments.cancel(reference);
        bank.reports("failed", link.url());
        assertThat(payments.payment(reference)).map(Payment::status).contains(CANCELLED);
        bank.reports("paid", link.url());
        awaitTold(reference, PAID);
    }

    @Test
    void paysBackOnlyWhatWasPaid() {
        var link = ask(reference);
        payments.refund(reference);
        bank.reports("paid", link.url());
        awaitTold(reference, PAID);
        payments.refund(reference);
        assertThat(payments.payment(reference)).map(Payment::status).contains(REFUNDED);
    }

    @Test
    void tellsAgainUntilTheListenersAgree() {
        told.failsFor(reference, 2);
        bank.reports("paid", ask(reference).url());
        awaitTold(reference, PAID);
        assertThat(attempts(reference)).isEqualTo(3);
    }

    @Test
    void tellsEachResultOnceWithTwoNodes() {
        var second = new PaymentAnnouncer(announcements, settings);
        second.start();
        try {
            var references =
                    IntStream.range(0, 40).mapToObj(i -> reference + "-" + i).toList();
            references.forEach(each -> bank.reports("paid", ask(each).url()));
            second.wake();
            references.forEach(each -> awaitTold(each, PAID));
        } finally {
            second.stop();
        }
    }

    @Test
    void undoesWhatListenersDidWhenSomebodyElseToldTheSame() {
        bank.reports("paid", ask(reference).url());
        awaitTold(reference, PAID);
        var again = new Announcement(idOf(reference), 1, 1, new PaymentSettled(reference, MERCHANT, PAID));
        assertThatExceptionOfType(PaymentAnnouncements.AlreadyAnnounced.class)
                .isThrownBy(() -> announcements.announce(again));
        awaitTold(reference, PAID);
    }

    @Test
    void needsAPageToAskFor() {
        var settings = new PaymentSettings(null, null, Duration.ofSeconds(1));
        assertThatIllegalStateException().isThrownBy(() -> settings.linkTo("token"));
    }

    @Test
    void keepsTheTokenOutOfLogs() {
        ask(reference);
        var payment = payments.payment(reference).orElseThrow();
        assertThat(payment.toString()).doesNotContain(payment.token());
    }

    private PaymentLink ask(String reference) {
        return payments.request(MERCHANT, reference, PRICE, "A test");
    }

    private void awaitTold(String reference, PaymentStatus... statuses) {
        await().until(() -> allAnnounced(reference));
        var results = Stream.of(statuses)
                .map(status -> new PaymentSettled(reference, MERCHANT, status))
                .toList();
        assertThat(toldOf(reference)).isEqualTo(results);
    }

    private List<PaymentSettled> toldOf(String reference) {
        return told.all(PaymentSettled.class).stream()
                .filter(event -> event.reference().equals(reference))
                .toList();
    }

    private boolean allAnnounced(String reference) {
        return jdbc.sql("select bool_and(announced) from payment where reference = ?")
                .param(reference)
                .query(Boolean.class)
                .single();
    }

    private int attempts(String reference) {
        return jdbc.sql("select attempts from payment where reference = ?")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private UUID idOf(String reference) {
        return jdbc.sql("select id from payment where reference = ?")
                .param(reference)
                .query(UUID.class)
                .single();
    }
}
