package chat.baton.checkout;

import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody bought, or is about to pay.
 *
 * @param number   what people call it, for example {@code A-1001}, unique per merchant
 * @param origin   who buys, as the caller calls them
 * @param lines    as in the cart when it was placed, at least one
 * @param delivery as it was offered when it was placed
 * @param total    with delivery
 * @param paidAt   null while not paid
 */
public record Order(
        OrderId id,
        String number,
        MerchantId merchant,
        CartId cart,
        String origin,
        OrderStatus status,
        List<Line> lines,
        DeliveryOption delivery,
        Buyer buyer,
        Money total,
        Instant placedAt,
        @Nullable Instant paidAt) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** A text line an item, one for the delivery, and the total. */
    public String asText() {
        return lines.stream().map(Line::asText).collect(Collectors.joining("\n"))
                + "\n%s — %s\nTotal — %s"
                        .formatted(delivery.title(), delivery.price().format(Locale.UK), total.format(Locale.UK));
    }
}
