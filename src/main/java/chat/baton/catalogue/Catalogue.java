package chat.baton.catalogue;

import chat.baton.core.MerchantId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a merchant sells, at which price, and how many pieces are left. */
@Service
@Transactional(noRollbackFor = OutOfStock.class)
public class Catalogue {

    private final ProductRepository products;
    private final CollectionRepository collections;
    private final Stock stock;

    Catalogue(ProductRepository products, CollectionRepository collections, Stock stock) {
        this.products = products;
        this.collections = collections;
        this.stock = stock;
    }

    /** @param code in any case, with or without a leading {@code #} */
    public Optional<Product> product(MerchantId merchant, String code) {
        return Code.in(code).flatMap(known -> products.withCode(merchant, known));
    }

    /** The product that has this variant, with all its variants. */
    public Optional<Product> productOf(MerchantId merchant, String sku) {
        return products.withSku(merchant, sku);
    }

    public Optional<Variant> variant(MerchantId merchant, String sku) {
        return productOf(merchant, sku).flatMap(product -> product.variant(sku));
    }

    /** @param code in any case, with or without a leading {@code #} */
    public Optional<ProductCollection> collection(MerchantId merchant, String code) {
        return Code.in(code).flatMap(known -> collections.withCode(merchant, known));
    }

    /** In the order they were added. */
    public List<Product> products(MerchantId merchant) {
        return products.all(merchant);
    }

    /** Those with these words in title, code or stock number, in the order they were added, 20 at most. */
    public List<Product> search(MerchantId merchant, String words) {
        return products.with(merchant, words.strip());
    }

    /** In the order they were added. */
    public List<ProductCollection> collections(MerchantId merchant) {
        return collections.all(merchant);
    }

    /** In the collection's own order; empty for an unknown collection. */
    public List<Product> productsIn(MerchantId merchant, String collectionCode) {
        return Code.in(collectionCode).map(code -> products.in(merchant, code)).orElse(List.of());
    }

    /** The one currency of all the merchant's prices; EUR while it sells nothing. */
    public Currency currency(MerchantId merchant) {
        return products.currency(merchant).orElse(Currency.getInstance("EUR"));
    }

    /**
     * Takes pieces out of the stock, as part of the caller's transaction.
     *
     * @param quantity from 1
     * @throws OutOfStock when fewer are left, or the variant is sold no more; nothing is taken then
     */
    public void take(MerchantId merchant, String sku, int quantity) {
        if (!stock.take(merchant, sku, quantity)) {
            throw outOfStock(merchant, sku, quantity);
        }
    }

    /** Puts pieces back; those of a variant that is sold no more are forgotten. */
    public void putBack(MerchantId merchant, String sku, int quantity) {
        stock.putBack(merchant, sku, quantity);
    }

    /**
     * @throws IllegalArgumentException when its prices are in another currency than the merchant's others
     * @throws org.springframework.dao.DuplicateKeyException when the merchant has its code or one of its SKUs already
     */
    public void add(MerchantId merchant, Product product) {
        var currency = products.currency(merchant).orElse(product.priceFrom().currency());
        if (product.variants().stream()
                .anyMatch(variant -> !variant.price().currency().equals(currency))) {
            throw new IllegalArgumentException("%s sells in %s".formatted(merchant, currency));
        }
        products.add(merchant, product);
    }

    /**
     * @param productCodes the products shown, in this order
     * @throws IllegalArgumentException when the merchant has no product with one of the codes
     * @throws org.springframework.dao.DuplicateKeyException when the merchant has its code already
     */
    public void add(MerchantId merchant, ProductCollection collection, List<String> productCodes) {
        collections.add(
                merchant, collection, productCodes.stream().map(Code::valid).toList());
    }

    private OutOfStock outOfStock(MerchantId merchant, String sku, int asked) {
        return productOf(merchant, sku)
                .map(product -> OutOfStock.of(product, sku, asked))
                .orElseGet(() -> new OutOfStock(sku, sku, 0, asked));
    }
}
