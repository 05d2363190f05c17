package chat.baton.catalogue;

import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProductRepository {

    private static final String SELECT =
            """
            select p.id, p.code, p.title, p.description, p.image_url,
                   v.sku, v.title as variant, v.price_minor, v.currency, v.stock
            from product p join variant v on v.product_id = p.id
            """;

    private final JdbcClient jdbc;

    ProductRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Product> withCode(MerchantId merchant, String code) {
        return select("where p.merchant_id = :merchant and p.code = :code order by v.position", merchant)
                .param("code", code)
                .query(ProductRepository::read)
                .stream()
                .findFirst();
    }

    Optional<Product> withSku(MerchantId merchant, String sku) {
        return select(
                        """
                        where p.id = (select product_id from variant where merchant_id = :merchant and sku = :sku)
                        order by v.position""",
                        merchant)
                .param("sku", sku)
                .query(ProductRepository::read)
                .stream()
                .findFirst();
    }

    List<Product> all(MerchantId merchant) {
        return select("where p.merchant_id = :merchant order by p.position, v.position", merchant)
                .query(ProductRepository::read);
    }

    List<Product> with(MerchantId merchant, String words) {
        return select(
                        """
                        where p.id in (
                            select found.id
                            from product found
                            where found.merchant_id = :merchant
                              and (found.title ilike :words or found.code ilike :words
                                   or exists (select from variant s where s.product_id = found.id and s.sku ilike :words))
                            order by found.position
                            limit 20)
                        order by p.position, v.position""",
                        merchant)
                .param("words", "%" + literally(words) + "%")
                .query(ProductRepository::read);
    }

    private static String literally(String words) {
        return words.replace("\u0000", "")
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    List<Product> in(MerchantId merchant, String collectionCode) {
        return select(
                        """
                        join collection_product cp on cp.product_id = p.id
                        join collection c on c.id = cp.collection_id
                        where c.merchant_id = :merchant and c.code = :code
                        order by cp.position, v.position""",
                        merchant)
                .param("code", collectionCode)
                .query(ProductRepository::read);
    }

    Optional<Currency> currency(MerchantId merchant) {
        return jdbc.sql("select currency from variant where merchant_id = :merchant limit 1")
                .param("merchant", merchant.value())
                .query(String.class)
                .optional()
                .map(Currency::getInstance);
    }

    void add(MerchantId merchant, Product product) {
        var id = Ids.next();
        jdbc.sql(
                        """
                        insert into product (id, merchant_id, code, title, description, image_url)
                        values (:id, :merchant, :code, :title, :description, :image)""")
                .param("id", id)
                .param("merchant", merchant.value())
                .param("code", product.code())
                .param("title", product.title())
                .param("description", product.description())
                .param("image", product.imageUrl())
                .update();
        product.variants()
                .forEach(
                        variant -> add(merchant, id, variant, product.variants().indexOf(variant)));
    }

    private void add(MerchantId merchant, UUID product, Variant variant, int position) {
        jdbc.sql(
                        """
                        insert into variant (id, merchant_id, product_id, sku, title, price_minor, currency, stock, position)
                        values (:id, :merchant, :product, :sku, :title, :price, :currency, :stock, :position)""")
                .param("id", Ids.next())
                .param("merchant", merchant.value())
                .param("product", product)
                .param("sku", variant.sku())
                .param("title", variant.title())
                .param("price", variant.price().minor())
                .param("currency", variant.price().currency().getCurrencyCode())
                .param("stock", variant.stock())
                .param("position", position)
                .update();
    }

    private JdbcClient.StatementSpec select(String rest, MerchantId merchant) {
        return jdbc.sql(SELECT + rest).param("merchant", merchant.value());
    }

    /** A row is a variant; those of one product follow each other. */
    private static List<Product> read(ResultSet rows) throws SQLException {
        var products = new ArrayList<Product>();
        var more = rows.next();
        while (more) {
            var id = rows.getString("id");
            var code = rows.getString("code");
            var title = rows.getString("title");
            var description = rows.getString("description");
            var image = rows.getString("image_url");
            var variants = new ArrayList<Variant>();
            do {
                variants.add(variant(rows));
                more = rows.next();
            } while (more && rows.getString("id").equals(id));
            products.add(new Product(code, title, description, image, variants));
        }
        return products;
    }

    private static Variant variant(ResultSet row) throws SQLException {
        return new Variant(
                row.getString("sku"),
                row.getString("variant"),
                Money.of(row.getLong("price_minor"), row.getString("currency")),
                row.getInt("stock"));
    }
}
