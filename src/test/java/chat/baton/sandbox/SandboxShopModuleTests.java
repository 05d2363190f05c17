package chat.baton.sandbox;

import static chat.baton.sandbox.SandboxShop.DEMO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import chat.baton.CommerceTest;
import chat.baton.catalogue.Catalogue;
import chat.baton.catalogue.Product;
import chat.baton.catalogue.ProductCollection;
import chat.baton.checkout.DeliveryOption;
import chat.baton.checkout.Orders;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.web.servlet.MockMvc;

@CommerceTest
class SandboxShopModuleTests {

    @Autowired
    Catalogue catalogue;

    @Autowired
    Orders orders;

    @Autowired
    SandboxShop shop;

    @Autowired
    MockMvc mvc;

    @Test
    void sellsTwelveProductsInThreeCollections() {
        assertThat(catalogue.products(DEMO))
                .hasSize(12)
                .extracting(Product::code)
                .contains("LAMP", "MUG", "SHIRT");
        assertThat(catalogue.collections(DEMO))
                .extracting(ProductCollection::code)
                .containsExactly("COSY", "WEAR", "GREEN")
                .allSatisfy(code -> assertThat(catalogue.productsIn(DEMO, code)).hasSize(4));
        assertThat(orders.deliveryOptions(DEMO))
                .extracting(DeliveryOption::code)
                .containsExactly("standard", "express", "pick-up");
    }

    @Test
    void isFilledOnce() {
        shop.run(new DefaultApplicationArguments());
        assertThat(catalogue.products(DEMO)).hasSize(12);
    }

    @Test
    void hasAPictureOfEverything() throws Exception {
        var pictures = Stream.concat(
                        catalogue.products(DEMO).stream().map(Product::imageUrl),
                        catalogue.collections(DEMO).stream().map(ProductCollection::imageUrl))
                .toList();
        for (var picture : pictures) {
            var png = mvc.perform(get(URI.create(picture).getPath()))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(800);
        }
        mvc.perform(get("/sandbox/images/UNICORN.png")).andExpect(status().isNotFound());
    }
}
