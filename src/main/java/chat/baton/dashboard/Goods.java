package chat.baton.dashboard;

import chat.baton.catalogue.Catalogue;
import chat.baton.catalogue.Product;
import chat.baton.catalogue.ProductCollection;
import chat.baton.catalogue.Variant;
import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Products and collections as agents look for them. */
@Component
class Goods {

    private static final int MOST = 20;

    private final Catalogue catalogue;

    Goods(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param action what starts its flow
     * @param price  of the cheapest variant; absent for a collection
     * @param stock  pieces of all variants, or products of a collection
     */
    record Good(String action, String code, String title, @Nullable String image, @Nullable String price, int stock) {}

    /** Those whose title or code has all the words, collections first, 20 at most. */
    List<Good> with(MerchantId merchant, String words, Locale locale) {
        var sought = words.strip().toLowerCase(Locale.ROOT).split("\\s+");
        var collections = catalogue.collections(merchant).stream()
                .filter(found -> has(found.title() + " " + found.code(), sought))
                .map(found -> good(merchant, found));
        var products = catalogue.products(merchant).stream()
                .filter(found -> has(found.title() + " " + found.code(), sought))
                .map(found -> good(found, locale));
        return Stream.concat(collections, products).limit(MOST).toList();
    }

    private static boolean has(String text, String[] words) {
        var searched = text.toLowerCase(Locale.ROOT);
        return Stream.of(words).allMatch(searched::contains);
    }

    private Good good(MerchantId merchant, ProductCollection found) {
        var size = catalogue.productsIn(merchant, found.code()).size();
        return new Good("start-collection", found.code(), found.title(), found.imageUrl(), null, size);
    }

    private static Good good(Product found, Locale locale) {
        return new Good(
                "start-product",
                found.code(),
                found.title(),
                found.imageUrl(),
                found.priceFrom().format(locale),
                found.variants().stream().mapToInt(Variant::stock).sum());
    }
}
