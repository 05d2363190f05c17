package chat.baton;

import chat.baton.checkout.OrderPaid;
import chat.baton.checkout.OrderRefunded;
import chat.baton.checkout.OrderReleased;
import chat.baton.checkout.PaymentDeclined;
import chat.baton.checkout.SettlementDue;
import chat.baton.payment.PaymentSettled;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;

/** What the modules told others, once it was committed; fails when asked to. */
public class Told {

    private final Queue<Object> committed = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /** The next so many times that this payment reference is told of, the listener fails. */
    public void failsFor(String reference, int times) {
        failures.put(reference, times);
    }

    public <E> List<E> all(Class<E> kind) {
        return committed.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @TransactionalEventListener({
        PaymentSettled.class,
        SettlementDue.class,
        OrderPaid.class,
        PaymentDeclined.class,
        OrderReleased.class,
        OrderRefunded.class
    })
    void on(Object event) {
        committed.add(event);
    }

    @EventListener
    void on(PaymentSettled event) {
        failOf(event.reference());
    }

    @EventListener
    void on(OrderPaid event) {
        failOf(event.number());
    }

    private void failOf(String key) {
        var left = failures.computeIfPresent(key, (same, before) -> before - 1);
        if (left != null && left >= 0) {
            throw new IllegalStateException("Not now, " + left + " times more");
        }
    }
}
