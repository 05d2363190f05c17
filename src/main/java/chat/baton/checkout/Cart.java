package chat.baton.checkout;

import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody is about to buy. Nothing in it is reserved.
 *
 * @param origin   who buys, as the caller calls them, at most 100 characters
 * @param currency of all its prices
 * @param lines    in the order they were put in, one a sku
 * @param version  how often it was changed
 */
public record Cart(CartId id, MerchantId merchant, String origin, Currency currency, List<Line> lines, int version) {

    public Cart {
        lines = List.copyOf(lines);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Without delivery. */
    public Money total() {
        return lines.stream().map(Line::total).reduce(new Money(0, currency), Money::plus);
    }

    /** A text line an item, such as {@code 2 × Linen shirt, M — €79.80}, and the total; {@code Your cart is empty}. */
    public String asText() {
        if (isEmpty()) {
            return "Your cart is empty";
        }
        return lines.stream().map(Line::asText).collect(Collectors.joining("\n")) + "\nTotal — "
                + total().format(Locale.UK);
    }

    Optional<Line> line(String sku) {
        return lines.stream().filter(line -> line.sku().equals(sku)).findFirst();
    }
}
