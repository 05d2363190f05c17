package chat.baton.checkout;

import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders joined with their lines: a row a line, those of one order in a row. */
final class OrderRows {

    private OrderRows() {}

    static List<Order> read(ResultSet rows) throws SQLException {
        var orders = new ArrayList<Order>();
        var lines = new ArrayList<Line>();
        while (rows.next()) {
            lines.add(line(rows));
            if (isLastOfItsOrder(rows)) {
                orders.add(order(rows, lines));
                lines.clear();
            }
        }
        return orders;
    }

    private static boolean isLastOfItsOrder(ResultSet rows) throws SQLException {
        return rows.getInt("line_number") == rows.getInt("line_count");
    }

    private static Order order(ResultSet row, List<Line> lines) throws SQLException {
        return new Order(
                new OrderId(row.getObject("id", UUID.class)),
                row.getString("number"),
                MerchantId.of(row.getString("merchant_id")),
                new CartId(row.getObject("cart_id", UUID.class)),
                row.getString("origin"),
                OrderStatus.of(row.getString("status")),
                lines,
                new DeliveryOption(
                        row.getString("delivery_code"), row.getString("delivery_title"), money(row, "delivery_minor")),
                new Buyer(
                        row.getString("buyer_name"),
                        row.getString("buyer_email"),
                        row.getString("buyer_phone"),
                        row.getString("buyer_address")),
                money(row, "total_minor"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("paid_at", OffsetDateTime.class)));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("sku"),
                row.getString("product_title"),
                row.getString("variant_title"),
                row.getInt("quantity"),
                money(row, "unit_minor"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.of(row.getLong(column), row.getString("currency"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
