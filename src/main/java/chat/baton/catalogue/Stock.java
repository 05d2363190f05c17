package chat.baton.catalogue;

import chat.baton.core.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pieces of each variant; check and change are one statement, so two buyers never get the last piece. */
@Component
class Stock {

    private final JdbcClient jdbc;

    Stock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean take(MerchantId merchant, String sku, int quantity) {
        return change(
                        """
                        update variant set stock = stock - :quantity
                        where merchant_id = :merchant and sku = :sku and stock >= :quantity""",
                        merchant,
                        sku,
                        quantity)
                == 1;
    }

    void putBack(MerchantId merchant, String sku, int quantity) {
        change(
                "update variant set stock = stock + :quantity where merchant_id = :merchant and sku = :sku",
                merchant,
                sku,
                quantity);
    }

    private int change(String sql, MerchantId merchant, String sku, int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("Not a quantity: " + quantity);
        }
        return jdbc.sql(sql)
                .param("merchant", merchant.value())
                .param("sku", sku)
                .param("quantity", quantity)
                .update();
    }
}
