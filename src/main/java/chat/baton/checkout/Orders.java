package chat.baton.checkout;

import chat.baton.catalogue.OutOfStock;
import chat.baton.core.MerchantId;
import chat.baton.payment.PaymentSettled;
import chat.baton.payment.PaymentStatus;
import chat.baton.payment.Payments;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders, their reserved stock and their payment. Every change holds the lock of the order's cart. */
@Service
@Transactional(noRollbackFor = OutOfStock.class)
public class Orders {

    private final Carts carts;
    private final CartRepository cartRows;
    private final OrderRepository orders;
    private final DeliveryOptions deliveryOptions;
    private final Reservation reservation;
    private final Payments payments;
    private final ApplicationEventPublisher events;

    Orders(
            Carts carts,
            CartRepository cartRows,
            OrderRepository orders,
            DeliveryOptions deliveryOptions,
            Reservation reservation,
            Payments payments,
            ApplicationEventPublisher events) {
        this.carts = carts;
        this.cartRows = cartRows;
        this.orders = orders;
        this.deliveryOptions = deliveryOptions;
        this.reservation = reservation;
        this.payments = payments;
        this.events = events;
    }

    /**
     * Orders what is in the cart, at the cart's prices, and reserves its stock. An unpaid order placed from the cart
     * before is released: its stock counts for the new one.
     *
     * @param deliveryOption code of one of the {@link #deliveryOptions}, in any case
     * @throws OutOfStock               when an item cannot be had; nothing has changed then, an earlier order stays
     * @throws IllegalArgumentException when the merchant has no such delivery option
     * @throws IllegalStateException    when the cart is empty, abandoned or paid
     */
    public Order place(CartId cartId, Buyer buyer, String deliveryOption, Seller seller) {
        var cart = carts.cart(carts.changeable(cartId));
        if (cart.isEmpty()) {
            throw new IllegalStateException("Cart %s is empty".formatted(cartId));
        }
        var delivery = deliveryOptions.of(cart.merchant(), deliveryOption);
        var earlier = orders.reserved(cartId);
        reservation.exchange(cart.merchant(), earlier.map(Order::lines).orElse(List.of()), cart.lines());
        earlier.ifPresent(order -> close(order, "replaced"));
        return orders.add(cart, buyer, delivery, seller);
    }

    /**
     * Where the buyer pays; the same each time.
     *
     * @throws IllegalStateException  when the order was released or refunded
     * @throws NoSuchElementException when there is no such order
     */
    public PaymentRequest requestPayment(OrderId id) {
        var order = lock(id);
        if (order.status() == OrderStatus.RELEASED || order.status() == OrderStatus.REFUNDED) {
            throw new IllegalStateException("Order %s is %s".formatted(order.number(), order.status()));
        }
        var link = payments.request(order.merchant(), id.toString(), order.total(), "Order " + order.number());
        return new PaymentRequest(link.url(), link.amount());
    }

    /**
     * The buyer has been told. Doing it again changes nothing.
     *
     * @throws IllegalStateException  when the order is not paid
     * @throws NoSuchElementException when there is no such order
     */
    public void confirm(OrderId id) {
        var order = lock(id);
        switch (order.status()) {
            case PAID -> orders.confirmed(id);
            case CONFIRMED -> {}
            default -> throw new IllegalStateException("Order %s is %s".formatted(order.number(), order.status()));
        }
    }

    /**
     * Gives an unpaid order up: its stock can be sold again, its payment link is void. An order that is paid, or was
     * released before, stays as it is.
     *
     * @param reason told with {@link OrderReleased}
     * @throws NoSuchElementException when there is no such order
     */
    public void release(OrderId id, String reason) {
        release(lock(id), reason);
    }

    /** Releases every unpaid order of this origin and closes its carts, which are kept for the record. */
    public void abandon(String origin) {
        for (var cart : cartRows.lockOpen(origin)) {
            orders.reserved(cart).ifPresent(order -> release(order, "abandoned"));
            if (!orders.isPaid(cart)) {
                cartRows.abandon(cart);
            }
        }
    }

    /**
     * As if the buyer had paid what was asked for, without anybody having paid: for what is tried out in a transaction that
     * is rolled back.
     */
    public void pretendPaid(OrderId id) {
        orders.find(id)
                .ifPresent(order ->
                        events.publishEvent(new PaymentSettled(id.toString(), order.merchant(), PaymentStatus.PAID)));
    }

    /** What {@link #abandon} would undo. */
    @Transactional(readOnly = true)
    public Unfinished unfinished(String origin) {
        var open = cartRows.unfinished(origin).stream().map(carts::cart).toList();
        var reserved = open.stream()
                .flatMap(cart -> orders.reserved(cart.id()).stream())
                .toList();
        return new Unfinished(
                open.stream().filter(cart -> !cart.isEmpty()).toList(),
                reserved,
                reserved.stream().anyMatch(this::canBePaid));
    }

    private boolean canBePaid(Order order) {
        return payments.payment(order.id().toString())
                .filter(payment -> payment.status().isPayable())
                .isPresent();
    }

    /** All that this origin ordered, newest first, 100 at most. */
    @Transactional(readOnly = true)
    public List<Order> ordersOf(String origin) {
        return orders.of(origin);
    }

    public Optional<Order> order(OrderId id) {
        return orders.find(id);
    }

    /** @param number in any case, with spaces, with or without a leading {@code #} and the {@code A-} */
    public Optional<Order> orderByNumber(MerchantId merchant, String number) {
        return OrderNumber.in(number).flatMap(known -> orders.withNumber(merchant, known));
    }

    /** The newest 500, newest first. */
    public List<Order> orders(MerchantId merchant) {
        return orders.newest(merchant);
    }

    /** In the order they were added; {@code standard}, free, when the merchant has none of its own. */
    public List<DeliveryOption> deliveryOptions(MerchantId merchant) {
        return deliveryOptions.of(merchant);
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the merchant has an option of this code */
    public void offer(MerchantId merchant, DeliveryOption option) {
        deliveryOptions.add(merchant, option);
    }

    private Order lock(OrderId id) {
        var order = orders.find(id).orElseThrow(() -> new NoSuchElementException("No order " + id));
        cartRows.lock(order.cart());
        return orders.find(id).orElseThrow();
    }

    private void release(Order order, String reason) {
        if (order.status() == OrderStatus.RESERVED) {
            reservation.putBack(order.merchant(), order.lines());
            close(order, reason);
        }
    }

    private void close(Order order, String reason) {
        orders.released(order.id(), reason);
        payments.cancel(order.id().toString());
        events.publishEvent(new OrderReleased(order.id(), order.merchant(), order.origin(), order.number(), reason));
    }
}
