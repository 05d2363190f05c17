package chat.baton.team;

import chat.baton.core.MerchantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;

/** Merchants nobody has heard of yet, in {@link TeamTables}. */
final class Shops {

    private Shops() {}

    static MerchantId open() {
        var id = MerchantId.of("shop-" + UUID.randomUUID());
        var shop = new Merchant(id, "Shop", Currency.getInstance("EUR"), "DE", Locale.ENGLISH, ZoneId.of("UTC"));
        new MerchantTable(TeamTables.JDBC).put(shop, Instant.EPOCH);
        return id;
    }
}
