package chat.baton.dashboard;

import chat.baton.checkout.Order;
import chat.baton.checkout.OrderId;
import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Orders of a conversation that are not paid yet. */
@Component
class Payables {

    private final Orders orders;

    Payables(Orders orders) {
        this.orders = orders;
    }

    /** @param id of the order */
    record Payable(String id, String number, String total, String items) {

        static Payable of(Order order) {
            return new Payable(
                    order.id().toString(), order.number(), order.total().format(Locale.UK), order.asText());
        }
    }

    List<Payable> of(Conversation conversation) {
        return unpaid(conversation).stream().map(Payable::of).toList();
    }

    private List<Order> unpaid(Conversation conversation) {
        return orders.ordersOf(conversation.id().toString()).stream()
                .filter(order -> order.status() == OrderStatus.RESERVED)
                .toList();
    }

    /**
     * The link by which the customer pays.
     *
     * @param text said above it
     * @throws NoSuchThing when there is no such unpaid order in the conversation
     */
    Content.Link request(Conversation conversation, String order, String text) {
        var chosen = unpaid(conversation).stream()
                .filter(unpaid -> unpaid.id().toString().equals(order))
                .map(Order::id)
                .findFirst()
                .orElseThrow(() -> new NoSuchThing("unpaid order " + order));
        return link(chosen, text.strip());
    }

    private Content.Link link(OrderId order, String text) {
        var request = orders.requestPayment(order);
        return new Content.Link(text, "Pay " + request.amount().format(Locale.UK), request.url());
    }
}
