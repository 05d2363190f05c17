package chat.baton.checkout;

import chat.baton.core.Money;
import java.util.Locale;

/**
 * Some pieces of one variant, in a cart or an order, at the price the buyer was shown.
 *
 * @param variantTitle empty when the product has only one
 * @param quantity     1 to 99
 */
public record Line(String sku, String productTitle, String variantTitle, int quantity, Money unitPrice) {

    public Money total() {
        return unitPrice.times(quantity);
    }

    /** The product with its variant, for example {@code Linen shirt, M}. */
    public String title() {
        return variantTitle.isEmpty() ? productTitle : productTitle + ", " + variantTitle;
    }

    /** For example {@code 2 × Linen shirt, M — €79.80}. */
    public String asText() {
        return "%d × %s — %s".formatted(quantity, title(), total().format(Locale.UK));
    }
}
