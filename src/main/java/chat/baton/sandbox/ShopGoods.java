package chat.baton.sandbox;

import chat.baton.catalogue.Product;
import chat.baton.catalogue.ProductCollection;
import chat.baton.catalogue.Variant;
import chat.baton.core.Money;
import java.util.List;

/** The goods of Fern &amp; Kettle, a shop that exists nowhere else. */
final class ShopGoods {

    private final String pictures;

    /** @param pictures address under which the pictures lie, without a slash at its end */
    ShopGoods(String pictures) {
        this.pictures = pictures;
    }

    List<Shelf> shelves() {
        return List.of(
                shelf("COSY", "Cosy corner", "For evenings that start with a kettle.", cosy()),
                shelf("WEAR", "Soft wear", "Linen, wool and nothing that scratches.", wear()),
                shelf("GREEN", "Green fingers", "For windowsills, balconies and real gardens.", green()));
    }

    private List<Product> cosy() {
        return List.of(
                product(
                        "LAMP",
                        "Paper moon lamp",
                        "A warm, dimmable table lamp with a folded paper shade.",
                        variant("LAMP-M", "Medium", 4900, 12),
                        variant("LAMP-L", "Large", 6900, 6)),
                product(
                        "MUG",
                        "Harbour mug",
                        "Stoneware, 350 ml, glazed by hand in a blue of its own.",
                        variant("MUG-BLUE", "Blue", 1450, 40),
                        variant("MUG-SAND", "Sand", 1450, 25),
                        variant("MUG-MOSS", "Moss", 1450, 3)),
                product(
                        "BLANKET",
                        "Sunday blanket",
                        "Recycled wool, 140 × 200 cm, heavy enough to stay where it is.",
                        variant("BLANKET-1", "", 8900, 9)),
                product(
                        "VASE",
                        "Pebble vase",
                        "No two are quite the same. Holds three stems or one bold one.",
                        variant("VASE-1", "", 3200, 14)));
    }

    private List<Product> wear() {
        return List.of(
                product(
                        "SHIRT",
                        "Linen shirt",
                        "Washed linen, a little wide, and better each summer.",
                        variant("SHIRT-S", "S", 3990, 8),
                        variant("SHIRT-M", "M", 3990, 15),
                        variant("SHIRT-L", "L", 3990, 10),
                        variant("SHIRT-XL", "XL", 4290, 0)),
                product(
                        "SCARF",
                        "Heather scarf",
                        "Lambswool with fringes, long enough to go round twice.",
                        variant("SCARF-HEATHER", "Heather", 2900, 18),
                        variant("SCARF-SLATE", "Slate", 2900, 11)),
                product(
                        "TOTE",
                        "Market tote",
                        "Sturdy cotton that carries two loaves, a melon and a book.",
                        variant("TOTE-1", "", 1900, 60)),
                product(
                        "SOCKS",
                        "Odd socks",
                        "A pair that does not match, on purpose.",
                        variant("SOCKS-36", "36–40", 990, 35),
                        variant("SOCKS-41", "41–46", 990, 28)));
    }

    private List<Product> green() {
        return List.of(
                product(
                        "POT",
                        "Terracotta pot",
                        "With a saucer, fired in a small kiln.",
                        variant("POT-12", "12 cm", 950, 30),
                        variant("POT-18", "18 cm", 1550, 20),
                        variant("POT-24", "24 cm", 2350, 7)),
                product(
                        "SEEDS",
                        "Bee meadow seeds",
                        "Thirty wild flowers for two square metres and many bees.",
                        variant("SEEDS-1", "", 450, 120)),
                product(
                        "CAN",
                        "Watering can",
                        "Holds 1.5 litres and pours where you point it.",
                        variant("CAN-1", "", 2750, 16)),
                product(
                        "GLOVES",
                        "Garden gloves",
                        "Soft leather palms, for roses and for arguments with brambles.",
                        variant("GLOVES-S", "Small", 1690, 13),
                        variant("GLOVES-L", "Large", 1690, 1)));
    }

    private Product product(String code, String title, String description, Variant... variants) {
        return new Product(code, title, description, picture(code), List.of(variants));
    }

    private static Variant variant(String sku, String title, long cents, int stock) {
        return new Variant(sku, title, Money.of(cents, "EUR"), stock);
    }

    private Shelf shelf(String code, String title, String description, List<Product> products) {
        return new Shelf(new ProductCollection(code, title, description, picture(code)), products);
    }

    private String picture(String code) {
        return "%s/%s.png".formatted(pictures, code);
    }
}
