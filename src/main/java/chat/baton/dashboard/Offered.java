package chat.baton.dashboard;

import chat.baton.catalogue.Product;
import chat.baton.catalogue.Variant;
import chat.baton.flow.ProductCard;
import org.jspecify.annotations.Nullable;

/**
 * A product to choose.
 *
 * @param stock pieces of all its variants that can be sold now
 */
record Offered(String code, String title, String price, int stock, @Nullable String image) {

    static Offered of(Product product) {
        return new Offered(
                product.code(),
                product.title(),
                ProductCard.price(product),
                product.variants().stream().mapToInt(Variant::stock).sum(),
                product.imageUrl());
    }
}
