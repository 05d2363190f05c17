package chat.baton.catalogue;

import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CollectionRepository {

    private final JdbcClient jdbc;

    CollectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ProductCollection> withCode(MerchantId merchant, String code) {
        return jdbc.sql("select * from collection where merchant_id = :merchant and code = :code")
                .param("merchant", merchant.value())
                .param("code", code)
                .query(CollectionRepository::read)
                .optional();
    }

    List<ProductCollection> all(MerchantId merchant) {
        return jdbc.sql("select * from collection where merchant_id = :merchant order by position")
                .param("merchant", merchant.value())
                .query(CollectionRepository::read)
                .list();
    }

    void add(MerchantId merchant, ProductCollection collection, List<String> productCodes) {
        var id = Ids.next();
        jdbc.sql(
                        """
                        insert into collection (id, merchant_id, code, title, description, image_url)
                        values (:id, :merchant, :code, :title, :description, :image)""")
                .param("id", id)
                .param("merchant", merchant.value())
                .param("code", collection.code())
                .param("title", collection.title())
                .param("description", collection.description())
                .param("image", collection.imageUrl())
                .update();
        productCodes.forEach(code -> put(merchant, id, code, productCodes.indexOf(code)));
    }

    private void put(MerchantId merchant, UUID collection, String productCode, int position) {
        var rows = jdbc.sql(
                        """
                        insert into collection_product (collection_id, product_id, merchant_id, position)
                        select :collection, id, merchant_id, :position
                        from product where merchant_id = :merchant and code = :code""")
                .param("collection", collection)
                .param("position", position)
                .param("merchant", merchant.value())
                .param("code", productCode)
                .update();
        if (rows == 0) {
            throw new IllegalArgumentException("%s has no product %s".formatted(merchant, productCode));
        }
    }

    private static ProductCollection read(ResultSet row, int number) throws SQLException {
        return new ProductCollection(
                row.getString("code"),
                row.getString("title"),
                row.getString("description"),
                row.getString("image_url"));
    }
}
