package chat.baton.checkout;

import chat.baton.catalogue.Catalogue;
import chat.baton.catalogue.Product;
import chat.baton.catalogue.Variant;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.util.List;
import java.util.UUID;

/** A shop of its own for each test: 10 shirts of each size, 3 lamps, plenty of tea. */
class TestShop {

    static final Buyer ANNA = new Buyer("Anna Berg", "anna@example.org", "+491701234567", "Lindenweg 3, 50667 Köln");

    final MerchantId merchant = MerchantId.of("shop-" + UUID.randomUUID());

    void open(Catalogue catalogue) {
        catalogue.add(
                merchant,
                product("SHIRT", "Linen shirt", variant("SHIRT-M", "M", 3990, 10), variant("SHIRT-L", "L", 3990, 10)));
        catalogue.add(merchant, product("LAMP", "Lamp", variant("LAMP-1", "", 4900, 3)));
        catalogue.add(merchant, product("TEA", "Tea", variant("TEA-1", "", 450, 1000)));
    }

    private static Product product(String code, String title, Variant... variants) {
        return new Product(code, title, "", null, List.of(variants));
    }

    private static Variant variant(String sku, String title, long cents, int stock) {
        return new Variant(sku, title, Money.of(cents, "EUR"), stock);
    }
}
