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

    public static Card of(Product product, List<Choice> buttons) {
        var description = product.description().isEmpty() ? "" : "\n" + product.description();
        return new Card(product.title(), price(product) + description, product.imageUrl(), buttons);
    }

    /** For example {@code from €12.00 · sold out}. */
    public static String price(Product product) {
        var prices = product.variants().stream().map(Variant::price).distinct().count();
        var from = prices > 1 ? "from " : "";
        return from + product.priceFrom().format(Locale.UK) + (product.inStock() ? "" : " · sold out");
    }
}
