package chat.baton.catalogue;

import chat.baton.core.Money;

/**
 * One form of a product, such as a size or a colour; what stock is counted of.
 *
 * @param sku   the merchant's stock number, 1 to 64 characters, unique per merchant, compared exactly
 * @param title what tells it from its siblings, for example {@code M, blue}; empty when it has none
 * @param price above zero, in the merchant's one currency
 * @param stock pieces that can be sold now, from 0
 */
public record Variant(String sku, String title, Money price, int stock) {

    /** @throws IllegalArgumentException when a value is out of its range */
    public Variant {
        if (sku.isBlank() || sku.length() > 64 || price.minor() <= 0 || stock < 0) {
            throw new IllegalArgumentException("Not a variant: " + sku + ", " + price + ", stock " + stock);
        }
    }
}
