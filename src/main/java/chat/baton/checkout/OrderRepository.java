package chat.baton.checkout;

import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrderRepository {

    private static final int MOST_LISTED = 500;

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Order add(Cart cart, Buyer buyer, DeliveryOption delivery, Seller seller) {
        var id = new OrderId(Ids.next());
        jdbc.sql(
                        """
                        insert into shop_order (id, merchant_id, number, cart_id, origin, status,
                            delivery_code, delivery_title, delivery_minor, total_minor, currency,
                            buyer_name, buyer_email, buyer_phone, buyer_address, sold_by, sold_on)
                        values (:id, :merchant, 'A-' || nextval('order_number'), :cart, :origin, 'reserved',
                            :deliveryCode, :deliveryTitle, :deliveryPrice, :total, :currency,
                            :name, :email, :phone, :address, :soldBy, :soldOn)""")
                .param("id", id.value())
                .param("merchant", cart.merchant().value())
                .param("cart", cart.id().value())
                .param("origin", cart.origin())
                .param("deliveryCode", delivery.code())
                .param("deliveryTitle", delivery.title())
                .param("deliveryPrice", delivery.price().minor())
                .param("total", cart.total().plus(delivery.price()).minor())
                .param("currency", cart.currency().getCurrencyCode())
                .param("name", buyer.name())
                .param("email", buyer.email())
                .param("phone", buyer.phone())
                .param("address", buyer.address())
                .param("soldBy", seller.by())
                .param("soldOn", seller.on())
                .update();
        addLines(id, cart.id());
        return find(id).orElseThrow();
    }

    Optional<Order> find(OrderId order) {
        return select("where o.id = :id order by l.position").param("id", order.value()).query(OrderRows::read).stream()
                .findFirst();
    }

    Optional<Order> withNumber(MerchantId merchant, String number) {
        return select("where o.merchant_id = :merchant and o.number = :number order by l.position")
                .param("merchant", merchant.value())
                .param("number", number)
                .query(OrderRows::read)
                .stream()
                .findFirst();
    }

    /** The unpaid order of this cart. */
    Optional<Order> reserved(CartId cart) {
        return select("where o.cart_id = :cart and o.status = 'reserved' order by l.position")
                .param("cart", cart.value())
                .query(OrderRows::read)
                .stream()
                .findFirst();
    }

    List<Order> newest(MerchantId merchant) {
        return select(
                        """
                        where o.id in (
                            select id from shop_order where merchant_id = :merchant order by placed_at desc, id desc limit :most)
                        order by o.placed_at desc, o.id desc, l.position""")
                .param("merchant", merchant.value())
                .param("most", MOST_LISTED)
                .query(OrderRows::read);
    }

    /** All that this origin ordered, newest first, 100 at most. */
    List<Order> of(String origin) {
        return select(
                        """
                        where o.id in (
                            select id from shop_order where origin = :origin order by placed_at desc, id desc limit 100)
                        order by o.placed_at desc, o.id desc, l.position""")
                .param("origin", origin)
                .query(OrderRows::read);
    }

    boolean isPaid(CartId cart) {
        return has(cart, "status in ('paid', 'confirmed')");
    }

    /** Whether the cart has an order that is reserved or paid. */
    boolean isOrdered(CartId cart) {
        return has(cart, "status in ('reserved', 'paid', 'confirmed')");
    }

    void paid(OrderId order) {
        update(order, "status = 'paid', paid_at = now()");
    }

    void confirmed(OrderId order) {
        update(order, "status = 'confirmed'");
    }

    void refunded(OrderId order) {
        update(order, "status = 'refunded', paid_at = now()");
    }

    void released(OrderId order, String reason) {
        jdbc.sql("update shop_order set status = 'released', released_because = :reason where id = :id")
                .param("reason", reason)
                .param("id", order.value())
                .update();
    }

    private void addLines(OrderId order, CartId cart) {
        jdbc.sql(
                        """
                        insert into order_line (order_id, position, merchant_id, sku, product_title, variant_title, quantity, unit_minor)
                        select :order, row_number() over (order by position), merchant_id, sku, product_title, variant_title, quantity, unit_minor
                        from cart_line where cart_id = :cart""")
                .param("order", order.value())
                .param("cart", cart.value())
                .update();
    }

    private void update(OrderId order, String change) {
        jdbc.sql("update shop_order set " + change + " where id = :id")
                .param("id", order.value())
                .update();
    }

    private boolean has(CartId cart, String condition) {
        return jdbc.sql("select exists (select from shop_order where cart_id = :cart and " + condition + ")")
                .param("cart", cart.value())
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec select(String rest) {
        return jdbc.sql(
                "select o.*, l.sku, l.product_title, l.variant_title, l.quantity, l.unit_minor, l.position as line_number,"
                        + " count(*) over (partition by o.id) as line_count from shop_order o join order_line l on l.order_id = o.id "
                        + rest);
    }
}
