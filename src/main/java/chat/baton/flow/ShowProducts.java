package chat.baton.flow;

import chat.baton.catalogue.Catalogue;
import chat.baton.catalogue.Product;
import chat.baton.catalogue.ProductCollection;
import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Choice;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Step "Show products": a card of the product {@code product}, or cards of the collection {@code collection}, and what
 * can be chosen as options for a question. Error NOT_FOUND when there is no such thing, or nothing in it.
 */
@Component
class ShowProducts implements JavaDelegate {

    private final Catalogue catalogue;
    private final Voice voice;

    ShowProducts(Catalogue catalogue, Voice voice) {
        this.catalogue = catalogue;
        this.voice = voice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var flow = new FlowContext(execution);
        if (flow.setting("collection") != null) {
            showCollection(flow, flow.required("collection"));
        } else {
            showProduct(flow, flow.required("product"));
        }
    }

    private void showProduct(FlowContext flow, String code) {
        var product = catalogue.product(flow.merchant(), code).orElseThrow(() -> notFound("product " + code));
        flow.set(FlowContext.PRODUCT_TITLE, product.title());
        flow.set(FlowContext.VARIANT_COUNT, product.variants().size());
        flow.set(FlowContext.VARIANT_CHOICES, Options.write(variants(product)));
        if (product.variants().size() == 1) {
            flow.set(FlowContext.VARIANT, product.variants().get(0).sku());
        }
        voice.say(flow, new Content.Cards("", List.of(ProductCard.of(product, List.of(), flow.language()))));
    }

    private void showCollection(FlowContext flow, String code) {
        var collection = catalogue.collection(flow.merchant(), code).orElseThrow(() -> notFound("collection " + code));
        var products = catalogue.productsIn(flow.merchant(), code);
        if (products.isEmpty()) {
            throw notFound("product in collection " + code);
        }
        flow.set(FlowContext.COLLECTION_TITLE, collection.title());
        flow.set(FlowContext.PRODUCT_COUNT, products.size());
        flow.set(FlowContext.PRODUCT_CHOICES, Options.write(choices(products)));
        voice.say(flow, cards(flow, collection, products));
    }

    private static Content cards(FlowContext flow, ProductCollection collection, List<Product> products) {
        return new Content.Cards(
                collection.title(),
                products.stream()
                        .map(product -> ProductCard.of(
                                product,
                                List.of(new Choice(flow.words("product.choose"), product.code())),
                                flow.language()))
                        .toList());
    }

    private static List<Choice> variants(Product product) {
        return product.variants().stream()
                .map(variant ->
                        new Choice(variant.title().isEmpty() ? product.title() : variant.title(), variant.sku()))
                .toList();
    }

    private static List<Choice> choices(List<Product> products) {
        return products.stream()
                .map(product -> new Choice(product.title(), product.code()))
                .toList();
    }

    private static BpmnError notFound(String what) {
        return new BpmnError("NOT_FOUND", "No " + what);
    }
}
