package chat.baton.checkout;

import chat.baton.core.MerchantId;
import chat.baton.core.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a merchant has sold. */
@Service
@Transactional(readOnly = true)
public class Sales {

    private final JdbcClient jdbc;

    Sales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Orders of one seller in one currency.
     *
     * @param seller  absent where it is not known
     * @param orders  how many, 1 or more
     * @param revenue with delivery
     */
    public record Sold(@Nullable Seller seller, int orders, Money revenue) {}

    /** What was paid since then and not given back, most revenue first. */
    public List<Sold> since(MerchantId merchant, Instant since) {
        return jdbc.sql(
                        """
                        select sold_by, sold_on, currency, count(*) as orders, sum(total_minor)::bigint as revenue
                          from shop_order
                         where merchant_id = ? and paid_at >= ? and status in ('paid', 'confirmed')
                         group by sold_by, sold_on, currency
                         order by revenue desc, sold_by, sold_on
                        """)
                .params(merchant.value(), since.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Sold(
                        seller(row.getString("sold_by"), row.getString("sold_on")),
                        row.getInt("orders"),
                        Money.of(row.getLong("revenue"), row.getString("currency"))))
                .list();
    }

    private static @Nullable Seller seller(@Nullable String by, @Nullable String on) {
        return by == null || on == null ? null : new Seller(by, on);
    }
}
