package chat.baton.sandbox.webchat;

import chat.baton.catalogue.Catalogue;
import chat.baton.catalogue.Product;
import chat.baton.core.MerchantId;
import chat.baton.sandbox.InSandbox;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A page of the demo shop, as a merchant would have it, with the line that brings the chat. */
@InSandbox
@Controller
class ShopFront {

    private static final MerchantId DEMO = MerchantId.of("demo");

    private final Catalogue catalogue;
    private final WebChatAccount account;

    ShopFront(Catalogue catalogue, WebChatAccount account) {
        this.catalogue = catalogue;
        this.account = account;
    }

    /** @param path of the picture, wherever this Baton is reached */
    record Goods(Product product, String path, String price) {

        static Goods of(Product product) {
            return new Goods(
                    product,
                    "/sandbox/images/" + product.code() + ".png",
                    product.priceFrom().format(Locale.UK));
        }
    }

    /** @param code of the product to look at; the first one's unless there is such a product */
    @GetMapping("/sandbox/shop")
    String shop(@RequestParam(name = "product", required = false) @Nullable String code, Model model) {
        var all = catalogue.products(DEMO);
        var product = Optional.ofNullable(code)
                .flatMap(known -> catalogue.product(DEMO, known))
                .or(() -> all.stream().findFirst());
        model.addAttribute("goods", product.map(Goods::of).orElse(null));
        model.addAttribute("others", all.stream().map(Goods::of).toList());
        model.addAttribute("siteKey", account.account().get("siteKey"));
        return "sandbox/shop";
    }
}
