package chat.baton.checkout;

import chat.baton.catalogue.Catalogue;
import chat.baton.catalogue.OutOfStock;
import chat.baton.catalogue.Product;
import chat.baton.checkout.CartRepository.Header;
import chat.baton.core.MerchantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carts in the making. What is put in keeps the price of that moment; its stock is only reserved by an order. */
@Service
@Transactional(noRollbackFor = {OutOfStock.class, NoSuchVariant.class})
public class Carts {

    private static final int MOST_OF_ONE = 99;

    private final CartRepository carts;
    private final OrderRepository orders;
    private final Catalogue catalogue;

    Carts(CartRepository carts, OrderRepository orders, Catalogue catalogue) {
        this.carts = carts;
        this.orders = orders;
        this.catalogue = catalogue;
    }

    /**
     * A new, empty cart.
     *
     * @param origin who buys, 1 to 100 characters that mean nothing here
     */
    public CartId open(MerchantId merchant, String origin) {
        if (origin.isBlank() || origin.length() > 100) {
            throw new IllegalArgumentException("Not an origin: " + origin);
        }
        return carts.open(merchant, origin);
    }

    /** @throws java.util.NoSuchElementException when there is no such cart */
    public Cart cart(CartId cart) {
        return cart(carts.find(cart));
    }

    /**
     * Sets how many pieces of a sku are in the cart, at today's price.
     *
     * @param quantity from 0, which removes it
     * @throws OutOfStock            when it is more than in stock now, or more than 99, the most one cart holds of a sku
     * @throws NoSuchVariant         when the merchant does not sell it
     * @throws IllegalStateException when the cart is abandoned or paid
     */
    public Cart put(CartId cart, String sku, int quantity) {
        var locked = changeable(cart);
        if (quantity == 0) {
            carts.keepVersion(locked);
            carts.remove(cart, sku);
        } else {
            var line = line(locked.merchant(), sku, quantity);
            carts.keepVersion(locked);
            carts.put(locked, line);
        }
        return cart(locked);
    }

    /**
     * Adds pieces of a sku to those in the cart.
     *
     * @param quantity from 1
     * @throws OutOfStock            when it would be more than in stock now, or more than 99
     * @throws NoSuchVariant         when the merchant does not sell it
     * @throws IllegalStateException when the cart is abandoned or paid
     */
    public Cart add(CartId cart, String sku, int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("Not a quantity: " + quantity);
        }
        var present = cart(changeable(cart)).line(sku).map(Line::quantity).orElse(0);
        return put(cart, sku, Math.addExact(present, quantity));
    }

    /**
     * Takes changes back.
     *
     * @param version of the {@link Cart} as it shall be again
     * @throws IllegalStateException when the cart is abandoned or paid
     */
    public Cart restore(CartId cart, int version) {
        var locked = changeable(cart);
        carts.keepVersion(locked);
        carts.restore(cart, version);
        return cart(locked);
    }

    /** The cart, locked. */
    Header changeable(CartId cart) {
        var locked = carts.lock(cart);
        if (!locked.open() || orders.isPaid(cart)) {
            throw new IllegalStateException("Cart %s is closed".formatted(cart));
        }
        return locked;
    }

    private Line line(MerchantId merchant, String sku, int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("Not a quantity: " + quantity);
        }
        var product = catalogue.productOf(merchant, sku).orElseThrow(() -> new NoSuchVariant(merchant, sku));
        return line(product, sku, quantity);
    }

    private static Line line(Product product, String sku, int quantity) {
        var variant = product.variant(sku).orElseThrow();
        var line = new Line(sku, product.title(), variant.title(), quantity, variant.price());
        var available = Math.min(variant.stock(), MOST_OF_ONE);
        if (quantity > available) {
            throw new OutOfStock(sku, line.title(), available, quantity);
        }
        return line;
    }

    Cart cart(Header header) {
        var lines = carts.lines(header.id());
        var currency = lines.isEmpty()
                ? catalogue.currency(header.merchant())
                : lines.get(0).unitPrice().currency();
        return new Cart(header.id(), header.merchant(), header.origin(), currency, lines, carts.version(header.id()));
    }
}
