package chat.baton.dashboard;

import chat.baton.checkout.Buyer;
import chat.baton.checkout.DeliveryOption;
import chat.baton.checkout.Line;
import chat.baton.checkout.Order;
import chat.baton.core.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as programs read it.
 *
 * @param conversation where it was placed
 * @param status       {@code reserved}, {@code paid}, {@code confirmed}, {@code released} or {@code refunded}
 * @param total        with delivery
 */
@JsonInclude
record OrderJson(
        UUID id,
        String number,
        String merchant,
        String conversation,
        String status,
        List<LineJson> lines,
        DeliveryOption delivery,
        Buyer buyer,
        Money total,
        Instant placedAt,
        @Nullable Instant paidAt) {

    static OrderJson of(Order order) {
        return new OrderJson(
                order.id().value(),
                order.number(),
                order.merchant().value(),
                order.origin(),
                order.status().name().toLowerCase(Locale.ROOT),
                order.lines().stream().map(LineJson::of).toList(),
                order.delivery(),
                order.buyer(),
                order.total(),
                order.placedAt(),
                order.paidAt());
    }

    record LineJson(String sku, String title, int quantity, Money unitPrice, Money total) {

        static LineJson of(Line line) {
            return new LineJson(line.sku(), line.title(), line.quantity(), line.unitPrice(), line.total());
        }
    }
}
