package chat.baton.flow;

import chat.baton.catalogue.Product;
import chat.baton.catalogue.Variant;
import chat.baton.conversation.Content.Card;
import chat.baton.conversation.Content.Choice;
import java.util.List;
import java.util.Locale;

/** A product as customers are shown it, by bot and agents alike. */
public final class ProductCard {

    private ProductCard() {}

    /** In English. */
    public static Card of(Product product, List<Choice> buttons) {
        return of(product, buttons, Locale.ENGLISH);
    }

    static Card of(Product product, List<Choice> buttons, Locale language) {
        var description = product.description().isEmpty() ? "" : "\n" + product.description();
        return new Card(product.title(), price(product, language) + description, product.imageUrl(), buttons);
    }

    /** For example {@code from €12.00 · sold out}. */
    public static String price(Product product) {
        return price(product, Locale.ENGLISH);
    }

    private static String price(Product product, Locale language) {
        var prices = product.variants().stream().map(Variant::price).distinct().count();
        var price = product.priceFrom().format(OwnWords.region(language));
        return (prices > 1 ? OwnWords.in(language, "product.from", price) : price)
                + (product.inStock() ? "" : " · " + OwnWords.in(language, "product.sold-out"));
    }
}
