package chat.baton.checkout;

import chat.baton.catalogue.Catalogue;
import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DeliveryOptions {

    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    DeliveryOptions(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    List<DeliveryOption> of(MerchantId merchant) {
        var own = jdbc.sql("select * from delivery_option where merchant_id = :merchant order by position")
                .param("merchant", merchant.value())
                .query(DeliveryOptions::read)
                .list();
        return own.isEmpty() ? List.of(standard(merchant)) : own;
    }

    DeliveryOption of(MerchantId merchant, String code) {
        return of(merchant).stream()
                .filter(option -> option.code().equalsIgnoreCase(code.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s does not deliver by %s".formatted(merchant, code)));
    }

    void add(MerchantId merchant, DeliveryOption option) {
        jdbc.sql(
                        """
                        insert into delivery_option (id, merchant_id, code, title, price_minor, currency)
                        values (:id, :merchant, :code, :title, :price, :currency)""")
                .param("id", Ids.next())
                .param("merchant", merchant.value())
                .param("code", option.code())
                .param("title", option.title())
                .param("price", option.price().minor())
                .param("currency", option.price().currency().getCurrencyCode())
                .update();
    }

    private DeliveryOption standard(MerchantId merchant) {
        return new DeliveryOption("standard", "Standard delivery", new Money(0, catalogue.currency(merchant)));
    }

    private static DeliveryOption read(ResultSet row, int number) throws SQLException {
        return new DeliveryOption(
                row.getString("code"),
                row.getString("title"),
                Money.of(row.getLong("price_minor"), row.getString("currency")));
    }
}
