package chat.baton.flow;

import chat.baton.checkout.Order;
import chat.baton.checkout.Orders;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Step "Find order": looks up {@code orderNumber} among the orders this customer placed here; a number alone must not
 * show a stranger's order. Sets {@code orderFound}, {@code orderStatusText}, {@code orderTotal}, {@code orderPlacedOn}.
 */
@Component
class FindOrder implements JavaDelegate {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    private final Orders orders;

    FindOrder(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var flow = new FlowContext(execution);
        var found = orders.orderByNumber(flow.merchant(), flow.requiredVariable(FlowContext.ORDER_NUMBER))
                .filter(order -> order.origin().equals(flow.conversation().toString()));
        flow.set("orderFound", found.isPresent());
        found.ifPresent(order -> tell(flow, order));
    }

    private static void tell(FlowContext flow, Order order) {
        flow.set("orderStatusText", status(order));
        flow.set("orderTotal", order.total().format(Locale.UK));
        flow.set("orderPlacedOn", day(order));
    }

    static String day(Order order) {
        return DAY.format(order.placedAt());
    }

    private static String status(Order order) {
        return switch (order.status()) {
            case RESERVED -> "waiting for your payment";
            case PAID, CONFIRMED -> "paid and being prepared";
            case RELEASED -> "cancelled";
            case REFUNDED -> "refunded";
        };
    }
}
