package chat.baton.catalogue;

/** More was asked for than can be had. A "no" of the business: it leaves the transaction as it is. */
public class OutOfStock extends RuntimeException {

    private final String sku;
    private final String title;
    private final int left;
    private final int asked;

    public OutOfStock(String sku, String title, int left, int asked) {
        super("%d of %s (%s) asked for, %d left".formatted(asked, sku, title, left));
        this.sku = sku;
        this.title = title;
        this.left = left;
        this.asked = asked;
    }

    /** @param sku a variant of this product */
    public static OutOfStock of(Product product, String sku, int asked) {
        var variant = product.variant(sku).orElseThrow();
        var title = variant.title().isEmpty() ? product.title() : product.title() + ", " + variant.title();
        return new OutOfStock(sku, title, variant.stock(), asked);
    }

    public String sku() {
        return sku;
    }

    /** The product as people know it, with its variant; the stock number when it is sold no more. */
    public String title() {
        return title;
    }

    /** Pieces that can still be had, from 0. */
    public int left() {
        return left;
    }

    public int asked() {
        return asked;
    }
}
