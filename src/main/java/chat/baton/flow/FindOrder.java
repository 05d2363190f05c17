package chat.baton.flow;

import chat.baton.checkout.Order;
import chat.baton.checkout.Orders;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Step "Find order": looks up {@code orderNumber} among the orders this customer placed here; a number alone must not
 * show a stranger's order. Sets {@code orderFound}, {@code orderStatusText}, {@code orderTotal}, {@code orderPlacedOn}.
 */
@Component
class FindOrder implements JavaDelegate {

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
        flow.set("orderStatusText", flow.words(status(order)));
        flow.set("orderTotal", flow.amount(order.total()));
        flow.set("orderPlacedOn", day(order, flow.language()));
    }

    /** When it was placed, in each language the bot has words of its own in. */
    static Stream<String> days(Order order) {
        return OwnWords.LANGUAGES.stream().map(language -> day(order, language));
    }

    private static String day(Order order, Locale language) {
        return DateTimeFormatter.ofPattern(OwnWords.in(language, "day"), OwnWords.region(language))
                .withZone(ZoneOffset.UTC)
                .format(order.placedAt());
    }

    /** The key of our words for it. */
    private static String status(Order order) {
        return switch (order.status()) {
            case RESERVED -> "order.reserved";
            case PAID, CONFIRMED -> "order.paid";
            case RELEASED -> "order.released";
            case REFUNDED -> "order.refunded";
        };
    }
}
