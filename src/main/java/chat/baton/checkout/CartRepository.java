package chat.baton.checkout;

import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Carts. The row of a cart is also the lock of all that is bought with it: whoever changes an order holds it. */
@Component
class CartRepository {

    /** @param open false once it is abandoned */
    record Header(CartId id, MerchantId merchant, String origin, boolean open) {}

    private final JdbcClient jdbc;

    CartRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CartId open(MerchantId merchant, String origin) {
        var id = Ids.next();
        jdbc.sql("insert into cart (id, merchant_id, origin) values (:id, :merchant, :origin)")
                .param("id", id)
                .param("merchant", merchant.value())
                .param("origin", origin)
                .update();
        return new CartId(id);
    }

    Header find(CartId cart) {
        return header("select * from cart where id = :id", cart);
    }

    Header lock(CartId cart) {
        return header("select * from cart where id = :id for update", cart);
    }

    /** The carts of this origin that are not abandoned, oldest first, locked. */
    List<CartId> lockOpen(String origin) {
        return jdbc.sql("select id from cart where origin = :origin and status = 'open' order by id for update")
                .param("origin", origin)
                .query((row, number) -> new CartId(row.getObject("id", UUID.class)))
                .list();
    }

    void abandon(CartId cart) {
        jdbc.sql("update cart set status = 'abandoned' where id = :id")
                .param("id", cart.value())
                .update();
    }

    /** Keeps what is in it now, before it is changed. */
    void keepVersion(Header cart) {
        jdbc.sql(
                        """
                        insert into cart_version (cart_id, number, merchant_id, lines)
                        select :cart, (select count(*) from cart_version where cart_id = :cart), :merchant,
                               coalesce(jsonb_agg(to_jsonb(l)), '[]')
                          from cart_line l where cart_id = :cart""")
                .param("cart", cart.id().value())
                .param("merchant", cart.merchant().value())
                .update();
    }

    int version(CartId cart) {
        return jdbc.sql("select count(*) from cart_version where cart_id = ?")
                .param(cart.value())
                .query(Integer.class)
                .single();
    }

    /** Puts back what was in it at a version. */
    void restore(CartId cart, int version) {
        jdbc.sql("delete from cart_line where cart_id = ?").param(cart.value()).update();
        jdbc.sql(
                        """
                        insert into cart_line overriding system value
                        select l.* from cart_version v
                         cross join lateral jsonb_populate_recordset(null::cart_line, v.lines) l
                         where v.cart_id = :cart and v.number = :version""")
                .param("cart", cart.value())
                .param("version", version)
                .update();
    }

    /** Those of this origin that can still be bought, newest first. */
    List<Header> unfinished(String origin) {
        return jdbc.sql(
                        """
                        select * from cart c where origin = :origin and status = 'open'
                           and not exists (select from shop_order o where o.cart_id = c.id and o.status in ('paid', 'confirmed'))
                         order by id desc""")
                .param("origin", origin)
                .query(CartRepository::header)
                .list();
    }

    List<Line> lines(CartId cart) {
        return jdbc.sql("select * from cart_line where cart_id = :cart order by position")
                .param("cart", cart.value())
                .query(CartRepository::line)
                .list();
    }

    void put(Header cart, Line line) {
        jdbc.sql(
                        """
                        insert into cart_line
                            (cart_id, sku, merchant_id, product_title, variant_title, quantity, unit_minor, currency)
                        values (:cart, :sku, :merchant, :product, :variant, :quantity, :unit, :currency)
                        on conflict (cart_id, sku) do update set
                            product_title = excluded.product_title, variant_title = excluded.variant_title,
                            quantity = excluded.quantity, unit_minor = excluded.unit_minor, currency = excluded.currency""")
                .param("cart", cart.id().value())
                .param("sku", line.sku())
                .param("merchant", cart.merchant().value())
                .param("product", line.productTitle())
                .param("variant", line.variantTitle())
                .param("quantity", line.quantity())
                .param("unit", line.unitPrice().minor())
                .param("currency", line.unitPrice().currency().getCurrencyCode())
                .update();
    }

    void remove(CartId cart, String sku) {
        jdbc.sql("delete from cart_line where cart_id = :cart and sku = :sku")
                .param("cart", cart.value())
                .param("sku", sku)
                .update();
    }

    private Header header(String sql, CartId cart) {
        return jdbc.sql(sql)
                .param("id", cart.value())
                .query(CartRepository::header)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No cart " + cart));
    }

    private static Header header(ResultSet row, int number) throws SQLException {
        return new Header(
                new CartId(row.getObject("id", UUID.class)),
                MerchantId.of(row.getString("merchant_id")),
                row.getString("origin"),
                row.getString("status").equals("open"));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("sku"),
                row.getString("product_title"),
                row.getString("variant_title"),
                row.getInt("quantity"),
                Money.of(row.getLong("unit_minor"), row.getString("currency")));
    }
}
