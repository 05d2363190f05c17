package chat.baton.team;

import chat.baton.core.MerchantId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param merchants the merchants of this installation, by id; opened, or brought up to date, at each start. No two ids may
 *                  differ in hyphens only, as the names of environment variables, which hold merchants' secrets, have none
 */
@ConfigurationProperties("baton")
record MerchantSettings(@DefaultValue Map<String, Shop> merchants) {

    MerchantSettings {
        var alike = merchants.keySet().stream()
                .collect(Collectors.groupingBy(id -> id.replace("-", ""), Collectors.toCollection(TreeSet::new)))
                .values()
                .stream()
                .filter(ids -> ids.size() > 1)
                .findFirst();
        if (alike.isPresent()) {
            throw new IllegalArgumentException(
                    "baton.merchants: the ids " + alike.get() + " differ in hyphens only; rename all but one");
        }
    }

    /**
     * @param currency ISO 4217
     * @param country  ISO 3166 alpha-2
     * @param language IETF language tag
     */
    record Shop(
            String name,
            Currency currency,
            String country,
            @DefaultValue("en") Locale language,
            @DefaultValue("UTC") ZoneId timeZone) {}

    List<Merchant> all() {
        return merchants.entrySet().stream()
                .map(entry -> merchant(MerchantId.of(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static Merchant merchant(MerchantId id, Shop shop) {
        return new Merchant(id, shop.name(), shop.currency(), shop.country(), shop.language(), shop.timeZone());
    }
}
