package chat.baton.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.baton.CommerceTest;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

@CommerceTest
class CatalogueModuleTests {

    final MerchantId merchant = MerchantId.of("shop-" + UUID.randomUUID());

    @Autowired
    Catalogue catalogue;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void sellTeaAndKettles() {
        catalogue.add(
                merchant, product("TEA", variant("TEA-100", "100 g", 750, 10), variant("TEA-50", "50 g", 420, 0)));
        catalogue.add(merchant, product("KETTLE", variant("KETTLE-1", "", 3900, 3)));
        catalogue.add(merchant, new ProductCollection("BREW", "Brewing", "", null), List.of("kettle", "TEA"));
    }

    @Test
    void findsAProductHoweverItsCodeIsTyped() {
        for (var typed : List.of("TEA", "tea", "#Tea", "  #tea ")) {
            assertThat(catalogue.product(merchant, typed)).map(Product::code).contains("TEA");
        }
        assertThat(catalogue.product(merchant, "is my tea here?\u0000")).isEmpty();
        assertThat(catalogue.product(merchant, "##TEA")).isEmpty();
    }

    @Test
    void findsACollectionHoweverItsCodeIsTypedAndKeepsItsOrder() {
        assertThat(catalogue.collection(merchant, "#brew"))
                .map(ProductCollection::title)
                .contains("Brewing");
        assertThat(catalogue.productsIn(merchant, "brew"))
                .extracting(Product::code)
                .containsExactly("KETTLE", "TEA");
        assertThat(catalogue.productsIn(merchant, "none")).isEmpty();
    }

    @Test
    void findsWhatASkuBelongsTo() {
        assertThat(catalogue.productOf(merchant, "TEA-50")).hasValueSatisfying(tea -> {
            assertThat(tea.variants()).extracting(Variant::sku).containsExactly("TEA-100", "TEA-50");
            assertThat(tea.priceFrom()).isEqualTo(Money.of(420, "EUR"));
        });
        assertThat(catalogue.variant(merchant, "TEA-100")).map(Variant::stock).contains(10);
        assertThat(catalogue.variant(merchant, "tea-100")).isEmpty();
    }

    @Test
    void showsAMerchantItsOwnGoodsOnly() {
        assertThat(catalogue.products(merchant)).extracting(Product::code).containsExactly("TEA", "KETTLE");
        assertThat(catalogue.collections(merchant))
                .extracting(ProductCollection::code)
                .containsExactly("BREW");
        assertThat(catalogue.products(MerchantId.of("nobody"))).isEmpty();
        assertThat(catalogue.product(MerchantId.of("nobody"), "TEA")).isEmpty();
    }

    @Test
    void refusesACodeTwiceWhateverItsCase() {
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> catalogue.add(merchant, product("tea", variant("OTHER", "", 100, 1))));
    }

    @Test
    void refusesASecondCurrency() {
        var dollars = new Variant("CUP-1", "", Money.of(100, "USD"), 1);
        assertThatIllegalArgumentException().isThrownBy(() -> catalogue.add(merchant, product("CUP", dollars)));
    }

    @Test
    void tellsWhatIsLeftWhenTooMuchIsTaken() {
        assertThatExceptionOfType(OutOfStock.class)
                .isThrownBy(() -> catalogue.take(merchant, "TEA-100", 11))
                .satisfies(no -> {
                    assertThat(no.sku()).isEqualTo("TEA-100");
                    assertThat(no.title()).isEqualTo("Title of TEA, 100 g");
                    assertThat(no.left()).isEqualTo(10);
                    assertThat(no.asked()).isEqualTo(11);
                });
        assertThatExceptionOfType(OutOfStock.class)
                .isThrownBy(() -> catalogue.take(merchant, "GONE", 1))
                .satisfies(no -> assertThat(no.left()).isZero());
    }

    @Test
    void leavesTheCallersTransactionAliveWhenStockIsOut() {
        transaction.executeWithoutResult(running -> {
            catalogue.take(merchant, "KETTLE-1", 2);
            assertThatExceptionOfType(OutOfStock.class).isThrownBy(() -> catalogue.take(merchant, "KETTLE-1", 2));
        });
        assertThat(stockOf("KETTLE-1")).isEqualTo(1);
    }

    @Test
    void putsBack() {
        catalogue.take(merchant, "KETTLE-1", 3);
        catalogue.putBack(merchant, "KETTLE-1", 2);
        assertThat(stockOf("KETTLE-1")).isEqualTo(2);
    }

    @Test
    void neverSellsAPieceTwice() throws Exception {
        var buyers = Executors.newFixedThreadPool(16);
        try {
            var tries = IntStream.range(0, 50)
                    .mapToObj(buyer -> buyers.submit(this::buyTea))
                    .toList();
            var sold = 0;
            for (var attempt : tries) {
                sold += attempt.get() ? 1 : 0;
            }
            assertThat(sold).isEqualTo(10);
            assertThat(stockOf("TEA-100")).isZero();
        } finally {
            buyers.shutdownNow();
        }
    }

    private boolean buyTea() {
        try {
            catalogue.take(merchant, "TEA-100", 1);
            return true;
        } catch (OutOfStock e) {
            return false;
        }
    }

    private int stockOf(String sku) {
        return catalogue.variant(merchant, sku).orElseThrow().stock();
    }

    private static Product product(String code, Variant... variants) {
        return new Product(code, "Title of " + code, "", null, List.of(variants));
    }

    private static Variant variant(String sku, String title, long cents, int stock) {
        return new Variant(sku, title, Money.of(cents, "EUR"), stock);
    }
}
