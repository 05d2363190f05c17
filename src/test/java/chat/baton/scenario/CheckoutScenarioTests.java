package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.catalogue.Catalogue;
import chat.baton.checkout.Order;
import chat.baton.checkout.OrderStatus;
import chat.baton.checkout.Orders;
import chat.baton.core.MerchantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Scenario
class CheckoutScenarioTests {

    private static final MerchantId DEMO = MerchantId.of("demo");

    @Autowired
    World world;

    @Autowired
    Orders orders;

    @Autowired
    Catalogue catalogue;

    @BeforeEach
    void thereAreLamps() {
        world.restocks();
    }

    @Test
    void aCustomerBuysAProductByItsCode() {
        var anna = world.customer();
        var before = stock("LAMP-M");

        anna.writes("#lamp").reads("Which one");
        anna.taps("Medium", "LAMP-M").reads("How many");
        anna.writes("two please").reads("whole number");
        anna.writes("2").reads("name");
        givesDetails(anna);
        anna.reads("Is everything right?").taps("Yes, order", "confirm").reads("Please pay");
        assertThat(stock("LAMP-M")).isEqualTo(before - 2);

        assertThat(world.reportsPayment(anna, "paid")).isEqualTo(204);
        anna.reads("A-");

        assertThat(orderOf(anna).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(stock("LAMP-M")).isEqualTo(before - 2);
        assertThat(world.conversationOf(anna).place()).isNull();
    }

    @Test
    void aCustomerBuysTwoItemsOfACollection() {
        var anna = world.customer();
        var collection = catalogue.collections(DEMO).get(0).code();
        var products = catalogue.productsIn(DEMO, collection);

        anna.writes(collection).reads(products.get(0).title());
        puts(anna, products.get(0).code(), products.get(0).variants());
        anna.taps("Add another", "add").reads("");
        puts(anna, products.get(1).code(), products.get(1).variants());
        anna.taps("Check out", "checkout").reads("name");
        givesDetails(anna);
        anna.reads("Is everything right?").taps("Yes, order", "confirm").reads("Please pay");
        world.reportsPayment(anna, "paid");
        anna.reads("A-");

        assertThat(orderOf(anna).lines()).hasSize(2);
    }

    private void puts(Customer customer, String product, java.util.List<chat.baton.catalogue.Variant> variants) {
        customer.taps("Choose", product);
        if (variants.size() > 1) {
            customer.reads("Which one")
                    .taps(variants.get(0).title(), variants.get(0).sku());
        }
        customer.reads("How many").writes("1").reads("");
        await().until(() -> customer.unread().stream().anyMatch(text -> text.contains("next")));
        customer.hasReadEverything();
    }

    @Test
    void aFailedPaymentCanBeTriedAgain() {
        var anna = world.customer();
        ordersALamp(anna);

        world.reportsPayment(anna, "failed");
        anna.reads("").taps("Try again", "retry").reads("Please pay");
        world.reportsPayment(anna, "paid");
        anna.reads("A-");
    }

    @Test
    void stoppingReleasesTheStockAndVoidsTheLink() {
        var anna = world.customer();
        var before = stock("LAMP-M");
        ordersALamp(anna);
        assertThat(stock("LAMP-M")).isEqualTo(before - 1);

        anna.writes("Stop").reads("Stopped");

        assertThat(stock("LAMP-M")).isEqualTo(before);
        assertThat(orderOf(anna).status()).isEqualTo(OrderStatus.RELEASED);
    }

    private void ordersALamp(Customer customer) {
        customer.writes("LAMP").reads("Which one");
        customer.taps("Medium", "LAMP-M").reads("How many");
        customer.writes("1").reads("name");
        givesDetails(customer);
        customer.reads("Is everything right?").taps("Yes, order", "confirm").reads("Please pay");
    }

    private static void givesDetails(Customer customer) {
        customer.writes("Anna Meier").reads("e-mail");
        customer.writes("anna@example.com").reads("phone");
        customer.writes("030 901820").reads("Where");
        customer.writes("Main Street 5, 10115 Berlin").reads("deliver");
        customer.taps("Standard", "standard");
    }

    private int stock(String sku) {
        return catalogue.variant(DEMO, sku).orElseThrow().stock();
    }

    private Order orderOf(Customer customer) {
        var origin = world.idOf(customer);
        return await().until(
                        () -> orders.orders(DEMO).stream()
                                .filter(order -> order.origin().equals(origin))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
