package chat.baton.checkout;

import static chat.baton.checkout.OrderStatus.CONFIRMED;
import static chat.baton.checkout.OrderStatus.PAID;
import static chat.baton.checkout.OrderStatus.REFUNDED;
import static chat.baton.checkout.OrderStatus.RELEASED;
import static chat.baton.checkout.OrderStatus.RESERVED;
import static chat.baton.checkout.TestShop.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import chat.baton.Bank;
import chat.baton.CommerceTest;
import chat.baton.Told;
import chat.baton.catalogue.Catalogue;
import chat.baton.catalogue.OutOfStock;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import chat.baton.payment.Payment;
import chat.baton.payment.PaymentStatus;
import chat.baton.payment.Payments;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CommerceTest
class OrderModuleTests {

    private static final Seller SHOWROOM = new Seller("showroom", "counter");

    final TestShop shop = new TestShop();
    final String origin = "anna-" + UUID.randomUUID();

    @Autowired
    Carts carts;

    @Autowired
    Orders orders;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Payments payments;

    @Autowired
    Bank bank;

    @Autowired
    Told told;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void openTheShop() {
        shop.open(catalogue);
    }

    @Test
    void copiesTheCartAndReservesItsStock() {
        orders.offer(shop.merchant, new DeliveryOption("express", "Express", Money.of(1290, "EUR")));
        var cart = cartWith("SHIRT-M", 2);
        carts.put(cart, "LAMP-1", 1);

        var order = orders.place(cart, ANNA, "EXPRESS", SHOWROOM);

        assertThat(order.number()).matches("A-[0-9]{4,}");
        assertThat(order.status()).isEqualTo(RESERVED);
        assertThat(order.origin()).isEqualTo(origin);
        assertThat(order.buyer()).isEqualTo(ANNA);
        assertThat(order.paidAt()).isNull();
        assertThat(order.total()).isEqualTo(Money.of(2 * 3990 + 4900 + 1290, "EUR"));
        assertThat(order.asText())
                .isEqualTo(
                        """
                        2 × Linen shirt, M — €79.80
                        1 × Lamp — €49.00
                        Express — €12.90
                        Total — €141.70""");
        assertThat(orders.order(order.id())).contains(order);
        assertThat(stockOf("SHIRT-M")).isEqualTo(8);
        assertThat(stockOf("LAMP-1")).isEqualTo(2);
    }

    @Test
    void isFoundHoweverItsNumberIsTyped() {
        var order = place("LAMP-1", 1);
        var digits = order.number().substring(2);
        for (var typed : List.of("A-" + digits, " a-" + digits, "#A-" + digits, "# a " + digits, digits)) {
            assertThat(orders.orderByNumber(shop.merchant, typed)).contains(order);
        }
        assertThat(orders.orderByNumber(shop.merchant, "A-")).isEmpty();
        assertThat(orders.orderByNumber(shop.merchant, "where is it?\u0000")).isEmpty();
        assertThat(orders.orderByNumber(MerchantId.of("nobody"), order.number()))
                .isEmpty();
    }

    @Test
    void listsTheNewestFirst() {
        var first = place("LAMP-1", 1);
        var second = place("SHIRT-M", 1);
        assertThat(orders.orders(shop.merchant)).containsExactly(second, first);
    }

    @Test
    void deliversForNothingWhenTheMerchantOffersNothingElse() {
        assertThat(orders.deliveryOptions(shop.merchant))
                .containsExactly(new DeliveryOption("standard", "Standard delivery", Money.of(0, "EUR")));
        var cart = cartWith("LAMP-1", 1);
        assertThatIllegalArgumentException().isThrownBy(() -> orders.place(cart, ANNA, "by-pigeon", SHOWROOM));
    }

    @Test
    void isNotPlacedFromAnEmptyCart() {
        var cart = carts.open(shop.merchant, origin);
        assertThatIllegalStateException().isThrownBy(() -> orders.place(cart, ANNA, "standard", SHOWROOM));
    }

    @Test
    void takesNothingWhenOneItemIsGoneAndLeavesTheCallersTransactionAlive() {
        var cart = cartWith("LAMP-1", 2);
        carts.put(cart, "SHIRT-M", 3);
        carts.put(cart, "TEA-1", 1);
        catalogue.take(shop.merchant, "SHIRT-M", 8);

        transaction.executeWithoutResult(running -> assertThatExceptionOfType(OutOfStock.class)
                .isThrownBy(() -> orders.place(cart, ANNA, "standard", SHOWROOM))
                .satisfies(no -> assertThat(no.left()).isEqualTo(2)));

        assertThat(stockOf("LAMP-1")).isEqualTo(3);
        assertThat(stockOf("SHIRT-M")).isEqualTo(2);
        assertThat(stockOf("TEA-1")).isEqualTo(1000);
        assertThat(orders.orders(shop.merchant)).isEmpty();
    }

    @Test
    void replacesAnEarlierUnpaidOrderOfTheCart() {
        var cart = cartWith("LAMP-1", 2);
        carts.put(cart, "TEA-1", 5);
        var earlier = orders.place(cart, ANNA, "standard", SHOWROOM);
        orders.requestPayment(earlier.id());
        jdbc.sql("update cart_line set quantity = 3 where cart_id = ? and sku = 'LAMP-1'")
                .param(cart.value())
                .update();
        carts.put(cart, "TEA-1", 0);

        var order = orders.place(cart, ANNA, "standard", SHOWROOM);

        assertThat(statusOf(earlier)).isEqualTo(RELEASED);
        assertThat(paymentOf(earlier)).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(statusOf(order)).isEqualTo(RESERVED);
        assertThat(stockOf("LAMP-1")).isZero();
        assertThat(stockOf("TEA-1")).isEqualTo(1000);
    }

    @Test
    void keepsTheEarlierOrderWhenTheNewOneCannotBeHad() {
        var cart = cartWith("LAMP-1", 1);
        var earlier = orders.place(cart, ANNA, "standard", SHOWROOM);
        carts.put(cart, "LAMP-1", 2);
        carts.put(cart, "SHIRT-M", 4);
        catalogue.take(shop.merchant, "SHIRT-M", 9);

        assertThatExceptionOfType(OutOfStock.class).isThrownBy(() -> orders.place(cart, ANNA, "standard", SHOWROOM));

        assertThat(statusOf(earlier)).isEqualTo(RESERVED);
        assertThat(stockOf("LAMP-1")).isEqualTo(2);
    }

    @Test
    void asksForItsTotalByOneLink() {
        var order = place("LAMP-1", 1);
        var request = orders.requestPayment(order.id());
        assertThat(request.amount()).isEqualTo(order.total());
        assertThat(orders.requestPayment(order.id())).isEqualTo(request);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> orders.requestPayment(new OrderId(UUID.randomUUID())));
    }

    @Test
    void isReleasedOnce() {
        var order = place("LAMP-1", 2);
        orders.requestPayment(order.id());

        orders.release(order.id(), "expired");
        orders.release(order.id(), "expired");

        assertThat(statusOf(order)).isEqualTo(RELEASED);
        assertThat(paymentOf(order)).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(stockOf("LAMP-1")).isEqualTo(3);
        assertThat(toldOf(OrderReleased.class, OrderReleased::order, order))
                .extracting(OrderReleased::reason)
                .containsExactly("expired");
        assertThatIllegalStateException().isThrownBy(() -> orders.requestPayment(order.id()));
        assertThatIllegalStateException().isThrownBy(() -> orders.confirm(order.id()));
    }

    @Test
    void isReleasedOnceByManyAtOnce() throws Exception {
        var order = place("LAMP-1", 2);
        inParallel(20, i -> orders.release(order.id(), "expired"));
        assertThat(stockOf("LAMP-1")).isEqualTo(3);
        assertThat(toldOf(OrderReleased.class, OrderReleased::order, order)).hasSize(1);
    }

    @Test
    void isReleasedWhenItsBuyerGoes() {
        var order = place("LAMP-1", 1);
        var other = place("SHIRT-M", 1);
        var paid = paid(place("TEA-1", 1));

        orders.abandon(origin);
        orders.abandon(origin);

        assertThat(statusOf(order)).isEqualTo(RELEASED);
        assertThat(statusOf(other)).isEqualTo(RELEASED);
        assertThat(statusOf(paid)).isEqualTo(PAID);
        assertThat(stockOf("LAMP-1")).isEqualTo(3);
        assertThat(jdbc.sql("select status from cart where id = ?")
                        .param(order.cart().value())
                        .query(String.class)
                        .single())
                .isEqualTo("abandoned");
    }

    @Test
    void isPaidThenConfirmed() {
        var order = paid(place("LAMP-1", 1));

        assertThat(statusOf(order)).isEqualTo(PAID);
        assertThat(orders.order(order.id()).orElseThrow().paidAt()).isNotNull();
        assertThat(toldOf(OrderPaid.class, OrderPaid::order, order))
                .containsExactly(new OrderPaid(order.id(), shop.merchant, origin, order.number()));

        orders.release(order.id(), "expired");
        orders.confirm(order.id());
        orders.confirm(order.id());
        assertThat(statusOf(order)).isEqualTo(CONFIRMED);
        assertThat(stockOf("LAMP-1")).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> carts.put(order.cart(), "LAMP-1", 2));
        assertThatIllegalStateException().isThrownBy(() -> orders.place(order.cart(), ANNA, "standard", SHOWROOM));
    }

    @Test
    void letsOthersLockFirst() {
        var order = paid(place("LAMP-1", 1));
        assertThat(toldOf(SettlementDue.class, SettlementDue::order, order))
                .containsExactly(new SettlementDue(order.id(), origin));
    }

    @Test
    void isPaidOnceThoughTheFirstListenersFail() {
        var order = place("LAMP-1", 1);
        told.failsFor(order.number(), 2);

        paid(order);

        assertThat(statusOf(order)).isEqualTo(PAID);
        assertThat(toldOf(OrderPaid.class, OrderPaid::order, order)).hasSize(1);
    }

    @Test
    void staysReservedWhenAPaymentIsDeclined() {
        var order = place("LAMP-1", 1);
        bank.reports("failed", orders.requestPayment(order.id()).url());
        awaitTold(order);

        assertThat(statusOf(order)).isEqualTo(RESERVED);
        assertThat(toldOf(PaymentDeclined.class, PaymentDeclined::order, order)).hasSize(1);
        assertThat(statusOf(paid(order))).isEqualTo(PAID);
    }

    @Test
    void getsItsStockBackWhenPaidTooLate() {
        var order = place("LAMP-1", 2);
        var url = orders.requestPayment(order.id()).url();
        orders.release(order.id(), "expired");

        bank.reports("paid", url);
        awaitTold(order);

        assertThat(statusOf(order)).isEqualTo(PAID);
        assertThat(stockOf("LAMP-1")).isEqualTo(1);
        assertThat(toldOf(OrderPaid.class, OrderPaid::order, order)).hasSize(1);
    }

    @Test
    void isPaidBackWhenPaidAfterItsStockWasSold() {
        var order = place("LAMP-1", 2);
        var url = orders.requestPayment(order.id()).url();
        orders.release(order.id(), "expired");
        place("LAMP-1", 2);

        bank.reports("paid", url);
        awaitTold(order);

        assertThat(statusOf(order)).isEqualTo(REFUNDED);
        assertThat(paymentOf(order)).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(stockOf("LAMP-1")).isEqualTo(1);
        assertThat(toldOf(OrderPaid.class, OrderPaid::order, order)).isEmpty();
        assertThat(toldOf(OrderRefunded.class, OrderRefunded::order, order)).hasSize(1);
    }

    @Test
    void isPaidBackWhenTheSameCartWasOrderedAnew() {
        var order = place("LAMP-1", 1);
        var url = orders.requestPayment(order.id()).url();
        var anew = orders.place(order.cart(), ANNA, "standard", SHOWROOM);

        bank.reports("paid", url);
        awaitTold(order);

        assertThat(statusOf(order)).isEqualTo(REFUNDED);
        assertThat(statusOf(anew)).isEqualTo(RESERVED);
    }

    @Test
    void isNeitherLostNorPaidTwiceWhenPaymentAndExpiryRace() throws Exception {
        var placed = IntStream.range(0, 30).mapToObj(i -> place("TEA-1", 1)).toList();
        inParallel(2 * placed.size(), i -> {
            var order = placed.get(i / 2);
            if (i % 2 == 0) {
                bank.reports("paid", orders.requestPayment(order.id()).url());
            } else {
                await().until(() -> payments.payment(order.id().toString()).isPresent());
                orders.release(order.id(), "expired");
            }
        });
        placed.forEach(this::awaitTold);

        assertThat(placed).extracting(this::statusOf).containsOnly(PAID);
        assertThat(stockOf("TEA-1")).isEqualTo(970);
        assertThat(told.all(OrderPaid.class)).extracting(OrderPaid::order).containsAll(ids(placed));
    }

    @Test
    void neverSellsAPieceTwice() throws Exception {
        var sizes = List.of("SHIRT-L", "SHIRT-M");
        var bought = new ConcurrentLinkedQueue<Order>();
        inParallel(50, i -> {
            var cart = carts.open(shop.merchant, origin + i);
            try {
                carts.put(cart, sizes.get(i % 2), 1);
                carts.put(cart, sizes.get((i + 1) % 2), 1);
                bought.add(orders.place(cart, ANNA, "standard", SHOWROOM));
            } catch (OutOfStock e) {
                // came too late
            }
        });
        assertThat(bought).hasSize(10);
        assertThat(stockOf("SHIRT-L")).isZero();
        assertThat(stockOf("SHIRT-M")).isZero();
    }

    @Test
    void endsInBalanceWhenManyPlaceReplaceAndRelease() throws Exception {
        inParallel(
                24,
                i -> {
                    var cart = carts.open(shop.merchant, origin + i);
                    carts.put(cart, "SHIRT-L", 1);
                    orders.place(cart, ANNA, "standard", SHOWROOM);
                    carts.put(cart, "SHIRT-L", 0);
                    carts.put(cart, "SHIRT-M", 1);
                    orders.place(cart, ANNA, "standard", SHOWROOM);
                    orders.abandon(origin + i);
                },
                OutOfStock.class);
        for (var i = 0; i < 24; i++) {
            orders.abandon(origin + i);
        }
        assertThat(stockOf("SHIRT-L")).isEqualTo(10);
        assertThat(stockOf("SHIRT-M")).isEqualTo(10);
    }

    private interface Work {
        void of(int worker);
    }

    @SafeVarargs
    private static void inParallel(int times, Work work, Class<? extends RuntimeException>... accepted)
            throws Exception {
        var workers = Executors.newFixedThreadPool(12);
        try {
            var done = IntStream.range(0, times)
                    .mapToObj(i -> workers.submit(() -> attempt(() -> work.of(i), List.of(accepted))))
                    .toList();
            for (var each : done) {
                each.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static void attempt(Runnable work, List<Class<? extends RuntimeException>> accepted) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!accepted.contains(e.getClass())) {
                throw e;
            }
        }
    }

    private CartId cartWith(String sku, int quantity) {
        var cart = carts.open(shop.merchant, origin);
        carts.put(cart, sku, quantity);
        return cart;
    }

    private Order place(String sku, int quantity) {
        return orders.place(cartWith(sku, quantity), ANNA, "standard", SHOWROOM);
    }

    private Order paid(Order order) {
        bank.reports("paid", orders.requestPayment(order.id()).url());
        awaitTold(order);
        return order;
    }

    private void awaitTold(Order order) {
        await().until(() -> jdbc.sql("select announced from payment where reference = ?")
                .param(order.id().toString())
                .query(Boolean.class)
                .single());
    }

    private OrderStatus statusOf(Order order) {
        return orders.order(order.id()).orElseThrow().status();
    }

    private PaymentStatus paymentOf(Order order) {
        return payments.payment(order.id().toString()).map(Payment::status).orElseThrow();
    }

    private int stockOf(String sku) {
        return catalogue.variant(shop.merchant, sku).orElseThrow().stock();
    }

    private <E> List<E> toldOf(Class<E> kind, Function<E, OrderId> id, Order order) {
        return told.all(kind).stream()
                .filter(event -> id.apply(event).equals(order.id()))
                .toList();
    }

    private static List<OrderId> ids(List<Order> orders) {
        return orders.stream().map(Order::id).toList();
    }
}
