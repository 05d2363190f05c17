package chat.baton.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import chat.baton.CommerceTest;
import chat.baton.catalogue.Catalogue;
import chat.baton.catalogue.OutOfStock;
import chat.baton.core.Money;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CommerceTest
class CartModuleTests {

    final TestShop shop = new TestShop();

    CartId cart = new CartId(UUID.randomUUID());

    @Autowired
    Carts carts;

    @Autowired
    Orders orders;

    @Autowired
    Catalogue catalogue;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void openACart() {
        shop.open(catalogue);
        cart = carts.open(shop.merchant, "anna");
    }

    @Test
    void startsEmpty() {
        var empty = carts.cart(cart);
        assertThat(empty.lines()).isEmpty();
        assertThat(empty.total()).isEqualTo(Money.of(0, "EUR"));
        assertThat(empty.asText()).isEqualTo("Your cart is empty");
    }

    @Test
    void readsAsText() {
        carts.put(cart, "SHIRT-M", 2);
        assertThat(carts.put(cart, "LAMP-1", 1).asText())
                .isEqualTo(
                        """
                        2 × Linen shirt, M — €79.80
                        1 × Lamp — €49.00
                        Total — €128.80""");
    }

    @Test
    void setsAddsAndRemoves() {
        carts.put(cart, "SHIRT-M", 5);
        carts.put(cart, "SHIRT-M", 2);
        assertThat(carts.add(cart, "SHIRT-M", 1).lines())
                .extracting(Line::quantity)
                .containsExactly(3);
        assertThat(carts.put(cart, "SHIRT-M", 0).isEmpty()).isTrue();
        assertThat(carts.put(cart, "SHIRT-M", 0).isEmpty()).isTrue();
    }

    @Test
    void keepsTheOrderInWhichItemsCame() {
        carts.put(cart, "SHIRT-M", 1);
        carts.put(cart, "LAMP-1", 1);
        assertThat(carts.put(cart, "SHIRT-M", 4).lines()).extracting(Line::sku).containsExactly("SHIRT-M", "LAMP-1");
    }

    @Test
    void saysHowManyAreLeft() {
        carts.put(cart, "SHIRT-M", 8);
        assertThatExceptionOfType(OutOfStock.class)
                .isThrownBy(() -> carts.add(cart, "SHIRT-M", 3))
                .satisfies(no -> {
                    assertThat(no.title()).isEqualTo("Linen shirt, M");
                    assertThat(no.left()).isEqualTo(10);
                    assertThat(no.asked()).isEqualTo(11);
                });
        assertThat(carts.cart(cart).lines()).extracting(Line::quantity).containsExactly(8);
    }

    @Test
    void holdsNoMoreThan99OfOneSku() {
        assertThat(carts.put(cart, "TEA-1", 99).lines()).hasSize(1);
        assertThatExceptionOfType(OutOfStock.class)
                .isThrownBy(() -> carts.put(cart, "TEA-1", 100))
                .satisfies(no -> assertThat(no.left()).isEqualTo(99));
        assertThatIllegalArgumentException().isThrownBy(() -> carts.put(cart, "TEA-1", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> carts.add(cart, "TEA-1", 0));
    }

    @Test
    void leavesTheCallersTransactionAliveWhenItSaysNo() {
        transaction.executeWithoutResult(running -> {
            carts.put(cart, "LAMP-1", 1);
            assertThatExceptionOfType(OutOfStock.class).isThrownBy(() -> carts.put(cart, "SHIRT-M", 11));
            assertThatExceptionOfType(NoSuchVariant.class).isThrownBy(() -> carts.put(cart, "NONE", 1));
        });
        assertThat(carts.cart(cart).lines()).extracting(Line::sku).containsExactly("LAMP-1");
    }

    @Test
    void reservesNothing() {
        carts.put(cart, "SHIRT-M", 10);
        assertThat(carts.put(carts.open(shop.merchant, "ben"), "SHIRT-M", 10).lines())
                .hasSize(1);
    }

    @Test
    void isClosedWhenAbandoned() {
        var origin = "carl-" + cart;
        var abandoned = carts.open(shop.merchant, origin);
        carts.put(abandoned, "LAMP-1", 1);
        orders.abandon(origin);
        assertThatIllegalStateException().isThrownBy(() -> carts.put(abandoned, "LAMP-1", 2));
        assertThat(carts.cart(abandoned).lines()).hasSize(1);
    }

    @Test
    void doesNotExistUnopened() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> carts.cart(new CartId(UUID.randomUUID())));
        assertThatIllegalArgumentException().isThrownBy(() -> carts.open(shop.merchant, "x".repeat(101)));
    }
}
