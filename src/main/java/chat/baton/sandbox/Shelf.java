package chat.baton.sandbox;

import chat.baton.catalogue.Product;
import chat.baton.catalogue.ProductCollection;
import java.util.List;

/** A collection with the products it shows. */
record Shelf(ProductCollection collection, List<Product> products) {

    List<String> codes() {
        return products.stream().map(Product::code).toList();
    }
}
