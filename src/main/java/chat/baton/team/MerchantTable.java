package chat.baton.team;

import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code merchant}. */
@Repository
class MerchantTable {

    private final JdbcClient jdbc;

    MerchantTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Merchant merchant, Instant now) {
        jdbc.sql(
                        """
                        insert into merchant (merchant_id, name, currency, country, language, time_zone, created_at)
                        values (:id, :name, :currency, :country, :language, :timeZone, :now)
                        on conflict (merchant_id) do update
                           set name = :name, currency = :currency, country = :country, language = :language,
                               time_zone = :timeZone
                        """)
                .param("id", merchant.id().value())
                .param("name", merchant.name())
                .param("currency", merchant.currency().getCurrencyCode())
                .param("country", merchant.country())
                .param("language", merchant.language().toLanguageTag())
                .param("timeZone", merchant.timeZone().getId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Merchant> find(MerchantId id) {
        return jdbc.sql("select * from merchant where merchant_id = ?")
                .param(id.value())
                .query(MerchantTable::merchant)
                .optional();
    }

    List<Merchant> all() {
        return jdbc.sql("select * from merchant order by merchant_id")
                .query(MerchantTable::merchant)
                .list();
    }

    /** Until the transaction ends, no other node sets up the same things. */
    void waitForOtherNodes() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('baton.team'))")
                .query((row, index) -> index)
                .list();
    }

    private static Merchant merchant(ResultSet row, int index) throws SQLException {
        return new Merchant(
                MerchantId.of(row.getString("merchant_id")),
                row.getString("name"),
                Currency.getInstance(row.getString("currency")),
                row.getString("country"),
                Locale.forLanguageTag(row.getString("language")),
                ZoneId.of(row.getString("time_zone")));
    }
}
