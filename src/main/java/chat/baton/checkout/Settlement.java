package chat.baton.checkout;

import chat.baton.catalogue.OutOfStock;
import chat.baton.payment.PaymentSettled;
import chat.baton.payment.PaymentStatus;
import chat.baton.payment.Payments;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a payment's result does to its order, in the transaction that tells the result. Once, however often told. */
@Component
class Settlement {

    private final CartRepository carts;
    private final OrderRepository orders;
    private final Reservation reservation;
    private final Payments payments;
    private final ApplicationEventPublisher events;

    Settlement(
            CartRepository carts,
            OrderRepository orders,
            Reservation reservation,
            Payments payments,
            ApplicationEventPublisher events) {
        this.carts = carts;
        this.orders = orders;
        this.reservation = reservation;
        this.payments = payments;
        this.events = events;
    }

    @EventListener
    void on(PaymentSettled result) {
        orderIn(result.reference()).ifPresent(order -> {
            var locked = lock(order);
            if (result.status() == PaymentStatus.PAID) {
                pay(locked);
            } else {
                decline(locked);
            }
        });
    }

    private Optional<Order> orderIn(String reference) {
        try {
            return orders.find(OrderId.of(reference));
        } catch (IllegalArgumentException e) {
            // somebody else's payment
            return Optional.empty();
        }
    }

    private Order lock(Order order) {
        events.publishEvent(new SettlementDue(order.id(), order.origin()));
        carts.lock(order.cart());
        return orders.find(order.id()).orElseThrow();
    }

    private void pay(Order order) {
        if (order.status() == OrderStatus.RESERVED || (order.status() == OrderStatus.RELEASED && reserveAgain(order))) {
            orders.paid(order.id());
            events.publishEvent(new OrderPaid(order.id(), order.merchant(), order.origin(), order.number()));
        } else if (order.status() == OrderStatus.RELEASED) {
            orders.refunded(order.id());
            payments.refund(order.id().toString());
            events.publishEvent(new OrderRefunded(order.id(), order.merchant(), order.origin(), order.number()));
        }
    }

    /** Not when the buyer has ordered the cart anew: nobody wants it twice. */
    private boolean reserveAgain(Order order) {
        if (orders.isOrdered(order.cart())) {
            return false;
        }
        try {
            reservation.take(order.merchant(), order.lines());
            return true;
        } catch (OutOfStock e) {
            return false;
        }
    }

    private void decline(Order order) {
        if (order.status() == OrderStatus.RESERVED) {
            events.publishEvent(new PaymentDeclined(order.id(), order.merchant(), order.origin(), order.number()));
        }
    }
}
