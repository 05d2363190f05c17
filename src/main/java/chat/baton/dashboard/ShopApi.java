package chat.baton.dashboard;

import chat.baton.catalogue.Catalogue;
import chat.baton.catalogue.Product;
import chat.baton.catalogue.ProductCollection;
import chat.baton.catalogue.Variant;
import chat.baton.checkout.Orders;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Team;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What agents look up while they talk: everything of all their merchants. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Shop")
class ShopApi {

    private final Catalogue catalogue;
    private final Orders orders;
    private final Team team;

    ShopApi(Catalogue catalogue, Orders orders, Team team) {
        this.catalogue = catalogue;
        this.orders = orders;
        this.team = team;
    }

    @GetMapping("/products")
    @Operation(summary = "What is sold, with prices in minor units and pieces left")
    ItemsJson<ProductJson> products(@AuthenticationPrincipal AgentId me) {
        return ofAll(
                me, merchant -> catalogue.products(merchant).stream().map(found -> ProductJson.of(merchant, found)));
    }

    @GetMapping("/collections")
    @Operation(summary = "Products that are shown together, by code")
    ItemsJson<CollectionJson> collections(@AuthenticationPrincipal AgentId me) {
        return ofAll(
                me, merchant -> catalogue.collections(merchant).stream().map(found -> collection(merchant, found)));
    }

    @GetMapping("/orders")
    @Operation(summary = "Orders, newest first", description = "The newest 500 of each merchant.")
    ItemsJson<OrderJson> orders(@AuthenticationPrincipal AgentId me) {
        return ofAll(me, merchant -> orders.orders(merchant).stream().map(OrderJson::of));
    }

    private <T> ItemsJson<T> ofAll(AgentId me, Function<MerchantId, Stream<T>> things) {
        return new ItemsJson<>(team.merchantsOf(me).stream()
                .sorted(Comparator.comparing(MerchantId::value))
                .flatMap(things)
                .toList());
    }

    private CollectionJson collection(MerchantId merchant, ProductCollection collection) {
        return new CollectionJson(
                merchant.value(),
                collection.code(),
                collection.title(),
                collection.description(),
                collection.imageUrl(),
                catalogue.productsIn(merchant, collection.code()).stream()
                        .map(Product::code)
                        .toList());
    }

    /** @param code what customers type to buy it */
    @JsonInclude
    record ProductJson(
            String merchant,
            String code,
            String title,
            String description,
            @Nullable String imageUrl,
            List<Variant> variants) {

        static ProductJson of(MerchantId merchant, Product product) {
            return new ProductJson(
                    merchant.value(),
                    product.code(),
                    product.title(),
                    product.description(),
                    product.imageUrl(),
                    product.variants());
        }
    }

    /** @param products codes, in the collection's order */
    @JsonInclude
    record CollectionJson(
            String merchant,
            String code,
            String title,
            String description,
            @Nullable String imageUrl,
            List<String> products) {}
}
