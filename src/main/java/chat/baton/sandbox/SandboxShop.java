package chat.baton.sandbox;

import chat.baton.catalogue.Catalogue;
import chat.baton.checkout.DeliveryOption;
import chat.baton.checkout.Orders;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills the shelves of merchant {@code demo} when they are empty. */
@Component
@InSandbox
class SandboxShop implements ApplicationRunner {

    static final MerchantId DEMO = MerchantId.of("demo");

    private final Catalogue catalogue;
    private final Orders orders;
    private final OwnAddress own;

    SandboxShop(Catalogue catalogue, Orders orders, OwnAddress own) {
        this.catalogue = catalogue;
        this.orders = orders;
        this.own = own;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (catalogue.products(DEMO).isEmpty()) {
            fillShelves(new ShopGoods(own.of("/sandbox/images")));
            offerDelivery();
        }
    }

    private void fillShelves(ShopGoods goods) {
        for (var shelf : goods.shelves()) {
            shelf.products().forEach(product -> catalogue.add(DEMO, product));
            catalogue.add(DEMO, shelf.collection(), shelf.codes());
        }
    }

    private void offerDelivery() {
        orders.offer(DEMO, new DeliveryOption("standard", "Standard delivery, 3–5 days", Money.of(490, "EUR")));
        orders.offer(DEMO, new DeliveryOption("express", "Express delivery, tomorrow", Money.of(1290, "EUR")));
        orders.offer(DEMO, new DeliveryOption("pick-up", "Pick up in the shop", Money.of(0, "EUR")));
    }
}
