package chat.baton.catalogue;

import chat.baton.core.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a merchant sells, in one or more variants.
 *
 * @param code        what customers type to buy it: 1 to 32 letters, digits, hyphens and underscores, upper case
 * @param description plain text, may be empty
 * @param imageUrl    absolute address of a picture; null when there is none
 * @param variants    in the merchant's order, at least one
 */
public record Product(
        String code, String title, String description, @Nullable String imageUrl, List<Variant> variants) {

    /** @throws IllegalArgumentException when the code has another form or there is no variant */
    public Product {
        code = Code.valid(code);
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("A product without a variant: " + code);
        }
    }

    /** The lowest price of a variant. */
    public Money priceFrom() {
        return variants.stream()
                .map(Variant::price)
                .min(Comparator.comparingLong(Money::minor))
                .orElseThrow();
    }

    public Optional<Variant> variant(String sku) {
        return variants.stream().filter(variant -> variant.sku().equals(sku)).findFirst();
    }

    public boolean inStock() {
        return variants.stream().anyMatch(variant -> variant.stock() > 0);
    }
}
