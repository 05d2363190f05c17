package chat.baton.flow;

import chat.baton.checkout.Carts;
import chat.baton.checkout.Order;
import chat.baton.checkout.OrderId;
import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Step;
import chat.baton.flow.RunningFlow.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sends a flow back to a step it has passed. What it did since to cart and order is undone first, so that doing it again
 * adds nothing twice.
 */
@Component
class Rewind {

    private final Engine engine;
    private final Carts carts;
    private final Orders orders;
    private final CartVariables cartVariables;
    private final Conversations conversations;
    private final Trail trail;

    Rewind(
            Engine engine,
            Carts carts,
            Orders orders,
            CartVariables cartVariables,
            Conversations conversations,
            Trail trail) {
        this.engine = engine;
        this.carts = carts;
        this.orders = orders;
        this.cartVariables = cartVariables;
        this.conversations = conversations;
        this.trail = trail;
    }

    /** The order placed since the step was passed that is paid already: there is no way back before it. */
    Optional<Order> inTheWay(RunningFlow flow, Visit step) {
        return ordersSince(flow, step).stream()
                .filter(order -> order.status() != OrderStatus.RESERVED && order.status() != OrderStatus.RELEASED)
                .findFirst();
    }

    /** Orders placed since the step was passed stand no more, their links are void. */
    void releaseOrders(RunningFlow flow, Visit step) {
        ordersSince(flow, step).forEach(order -> orders.release(order.id(), "corrected"));
    }

    private List<Order> ordersSince(RunningFlow flow, Visit step) {
        return flow.marks(step, Trail.ORDER).stream()
                .flatMap(order -> orders.order(OrderId.of(order)).stream())
                .toList();
    }

    void goBack(RunningFlow flow, Visit step, KeptAnswers kept) {
        var part = step.part();
        engine.set(part.instance(), answersWithin(flow, step, kept));
        releaseOrders(flow, step);
        restoreCart(flow, step);
        var here = flow.way().get(step.at());
        conversations.step(
                flow.conversation().id(),
                new Step(here.flow(), part.definition().getVersion(), here.element(), step.name(), null, false));
        trail.goesBack(flow.conversation().id(), here);
        engine.move(part.instance(), part.token(), here.element());
    }

    /** What was answered in a part that ends now is known where the flow goes on. */
    private Map<String, Object> answersWithin(RunningFlow flow, Visit step, KeptAnswers kept) {
        Map<String, Object> answers = new HashMap<>();
        flow.visits().stream()
                .filter(visit -> visit.at() >= step.at() && !visit.part().equals(step.part()))
                .filter(visit -> kept.steps().contains(visit.key()))
                .forEach(visit -> answers.putAll(engine.within(visit.part().instance(), visit.step(), Rewind::answer)));
        answers.put(FlowContext.KEPT_ANSWERS, kept.toString());
        return answers;
    }

    private static Map<String, Object> answer(FlowContext flow) {
        Map<String, Object> answer = new HashMap<>();
        Question.names(flow).forEach(name -> {
            var value = flow.execution().getVariable(name);
            if (value != null) {
                answer.put(name, value);
            }
        });
        return answer;
    }

    private void restoreCart(RunningFlow flow, Visit step) {
        var versions = flow.marks(step, Trail.CART);
        var cart = engine.within(step.part().instance(), step.step(), FlowContext::cart);
        if (!versions.isEmpty() && cart.isPresent()) {
            var restored = carts.restore(cart.get(), Integer.parseInt(versions.get(0)));
            engine.within(step.part().instance(), step.step(), context -> {
                cartVariables.show(context, restored);
                return restored;
            });
        }
    }
}
