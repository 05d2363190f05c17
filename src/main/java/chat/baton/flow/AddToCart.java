package chat.baton.flow;

import chat.baton.catalogue.OutOfStock;
import chat.baton.checkout.Cart;
import chat.baton.checkout.CartId;
import chat.baton.checkout.Carts;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Step "Add to cart": puts {@code quantity} pieces of {@code variant} into the flow's cart, opened when first needed.
 * With the setting {@code mode} = {@code set} the quantity replaces what is there, 0 removes it. Error OUT_OF_STOCK with
 * {@code stockLeft} and {@code soldOutTitle} when there are fewer.
 */
@Component
class AddToCart implements JavaDelegate {

    private final Carts carts;
    private final CartVariables variables;
    private final Trail trail;

    AddToCart(Carts carts, CartVariables variables, Trail trail) {
        this.carts = carts;
        this.variables = variables;
        this.trail = trail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var flow = new FlowContext(execution);
        var cart = flow.cart().orElseGet(() -> open(flow));
        try {
            var changed = put(flow, cart);
            trail.cartChanged(flow, changed.version() - 1);
            variables.show(flow, changed);
        } catch (OutOfStock e) {
            variables.show(flow, carts.cart(cart));
            throw soldOut(flow, e);
        }
    }

    private CartId open(FlowContext flow) {
        var cart = carts.open(flow.merchant(), flow.conversation().toString());
        flow.set(FlowContext.CART, cart.value().toString());
        return cart;
    }

    private Cart put(FlowContext flow, CartId cart) {
        var variant = flow.requiredVariable(FlowContext.VARIANT);
        var quantity = flow.requiredNumber(FlowContext.QUANTITY);
        return "set".equals(flow.setting("mode"))
                ? carts.put(cart, variant, quantity)
                : carts.add(cart, variant, quantity);
    }

    static BpmnError soldOut(FlowContext flow, OutOfStock e) {
        flow.set(FlowContext.STOCK_LEFT, e.left());
        flow.set(FlowContext.SOLD_OUT_TITLE, e.title());
        flow.set(FlowContext.SOLD_OUT_VARIANT, e.sku());
        return new BpmnError("OUT_OF_STOCK", e.getMessage());
    }
}
