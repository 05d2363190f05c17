package chat.baton.flow;

import chat.baton.catalogue.OutOfStock;
import chat.baton.catalogue.Product;
import chat.baton.catalogue.ProductCollection;
import chat.baton.catalogue.Variant;
import chat.baton.checkout.Buyer;
import chat.baton.checkout.Cart;
import chat.baton.checkout.CartId;
import chat.baton.checkout.DeliveryOption;
import chat.baton.checkout.Line;
import chat.baton.checkout.Order;
import chat.baton.checkout.OrderId;
import chat.baton.checkout.OrderPaid;
import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.PaymentDeclined;
import chat.baton.checkout.PaymentRequest;
import chat.baton.checkout.Seller;
import chat.baton.checkout.Unfinished;
import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Plays the modules catalogue and checkout, which need PostgreSQL: a shirt in two sizes, a mug, both in the collection
 * SUMMER, one cart and its order.
 */
public final class Shop {

    static final String ORDER_NUMBER = "A-1001";

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final ProductCollection SUMMER = new ProductCollection("SUMMER", "Summer", "", null);

    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Integer> stock = new LinkedHashMap<>();
    private final List<String> sold = new ArrayList<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();

    private final List<Map<String, Line>> versions = new ArrayList<>();

    private @Nullable CartId cart;
    private @Nullable Order order;
    private String origin = "";

    Shop(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void open() {
        stock.clear();
        stock.putAll(Map.of("LINEN-M", 5, "LINEN-L", 5, "MUG-1", 5));
        sold.clear();
        sold.addAll(List.of("LINEN", "MUG"));
        lines.clear();
        versions.clear();
        cart = null;
        order = null;
    }

    void hasLeft(String sku, int pieces) {
        stock.put(sku, pieces);
    }

    void noLongerSells(String code) {
        sold.remove(code);
    }

    /** The customer's money arrives. */
    void paid() {
        var paid = change(OrderStatus.PAID);
        events.publishEvent(new OrderPaid(paid.id(), paid.merchant(), paid.origin(), paid.number()));
    }

    /** The customer's bank says no. */
    void declined() {
        var unpaid = order().orElseThrow();
        events.publishEvent(new PaymentDeclined(unpaid.id(), unpaid.merchant(), unpaid.origin(), unpaid.number()));
    }

    Optional<Order> order() {
        return Optional.ofNullable(order);
    }

    OrderStatus orderStatus() {
        return order().orElseThrow().status();
    }

    // Catalogue

    public Optional<Product> product(MerchantId merchant, String code) {
        return products().stream()
                .filter(product -> product.code().equalsIgnoreCase(code.replace("#", "")))
                .findFirst();
    }

    public Optional<ProductCollection> collection(MerchantId merchant, String code) {
        return collections(merchant).stream()
                .filter(collection -> collection.code().equalsIgnoreCase(code.replace("#", "")))
                .findFirst();
    }

    public List<ProductCollection> collections(MerchantId merchant) {
        return List.of(SUMMER);
    }

    public List<Product> productsIn(MerchantId merchant, String collection) {
        return products();
    }

    private List<Product> products() {
        var shirt = new Product(
                "LINEN", "Linen shirt", "", null, List.of(variant("LINEN-M", "M"), variant("LINEN-L", "L")));
        var mug =
                new Product("MUG", "Mug", "Holds 0.3 l", "https://shop.example/mug.jpg", List.of(variant("MUG-1", "")));
        return List.of(shirt, mug).stream()
                .filter(product -> sold.contains(product.code()))
                .toList();
    }

    private Variant variant(String sku, String title) {
        return new Variant(sku, title, euros(10), stock.getOrDefault(sku, 0));
    }

    private static Money euros(int whole) {
        return new Money(whole * 100L, EURO);
    }

    // Carts

    public CartId open(MerchantId merchant, String buyer) {
        origin = buyer;
        cart = new CartId(Ids.next());
        return cart;
    }

    public Cart cart(CartId id) {
        return new Cart(id, Transcript.MERCHANT, origin, EURO, List.copyOf(lines.values()), versions.size());
    }

    public Cart add(CartId id, String sku, int quantity) {
        var present = lines.containsKey(sku) ? lines.get(sku).quantity() : 0;
        return put(id, sku, present + quantity);
    }

    public Cart put(CartId id, String sku, int quantity) {
        var product = products().stream()
                .filter(one -> one.variant(sku).isPresent())
                .findFirst()
                .orElseThrow();
        if (quantity > stock.get(sku)) {
            throw OutOfStock.of(product, sku, quantity);
        }
        versions.add(new LinkedHashMap<>(lines));
        lines.remove(sku);
        if (quantity > 0) {
            var title = product.variant(sku).orElseThrow().title();
            lines.put(sku, new Line(sku, product.title(), title, quantity, euros(10)));
        }
        return cart(id);
    }

    public Cart restore(CartId id, int version) {
        var before = versions.get(version);
        versions.add(new LinkedHashMap<>(lines));
        lines.clear();
        lines.putAll(before);
        return cart(id);
    }

    // Orders

    public List<DeliveryOption> deliveryOptions(MerchantId merchant) {
        return List.of(
                new DeliveryOption("standard", "Standard delivery", euros(5)),
                new DeliveryOption("express", "Express delivery", euros(9)));
    }

    public Order place(CartId id, Buyer buyer, String delivery, Seller seller) {
        for (var line : lines.values()) {
            if (line.quantity() > stock.get(line.sku())) {
                throw new OutOfStock(line.sku(), line.title(), stock.get(line.sku()), line.quantity());
            }
        }
        var option = deliveryOptions(Transcript.MERCHANT).stream()
                .filter(one -> one.code().equals(delivery))
                .findFirst()
                .orElseThrow();
        return order = order(id, buyer, option, OrderStatus.RESERVED);
    }

    private Order order(CartId id, Buyer buyer, DeliveryOption delivery, OrderStatus status) {
        var bought = cart(id);
        return new Order(
                new OrderId(Ids.next()),
                ORDER_NUMBER,
                bought.merchant(),
                id,
                origin,
                status,
                bought.lines(),
                delivery,
                buyer,
                bought.total().plus(delivery.price()),
                clock.instant(),
                null);
    }

    public PaymentRequest requestPayment(OrderId id) {
        return new PaymentRequest(
                "https://pay.example/" + ORDER_NUMBER, order().orElseThrow().total());
    }

    public void confirm(OrderId id) {
        if (orderStatus() != OrderStatus.PAID) {
            throw new IllegalStateException("Order is " + orderStatus());
        }
        change(OrderStatus.CONFIRMED);
    }

    public void release(OrderId id, String reason) {
        if (orderStatus() == OrderStatus.RESERVED) {
            change(OrderStatus.RELEASED);
        }
    }

    public Unfinished unfinished(String buyer) {
        var open = Optional.ofNullable(cart).map(this::cart).filter(found -> !found.isEmpty());
        return new Unfinished(open.stream().toList(), List.of(), false);
    }

    public void abandon(String buyer) {
        order().ifPresent(one -> release(one.id(), "abandoned"));
    }

    public Optional<Order> order(OrderId id) {
        return order();
    }

    public Optional<Order> orderByNumber(MerchantId merchant, String number) {
        return order().filter(one -> one.number().equals(number));
    }

    /** An order from earlier, by whoever wrote in that conversation. */
    void soldBefore(String buyer, OrderStatus status) {
        open(Transcript.MERCHANT, buyer);
        put(cart, "MUG-1", 1);
        var delivery = deliveryOptions(Transcript.MERCHANT).get(0);
        order = order(cart, new Buyer("Anna", "", "", ""), delivery, status);
    }

    private Order change(OrderStatus status) {
        var was = order().orElseThrow();
        return order = new Order(
                was.id(),
                was.number(),
                was.merchant(),
                was.cart(),
                was.origin(),
                status,
                was.lines(),
                was.delivery(),
                was.buyer(),
                was.total(),
                was.placedAt(),
                status == OrderStatus.PAID ? clock.instant() : was.paidAt());
    }
}
