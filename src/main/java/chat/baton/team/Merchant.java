package chat.baton.team;

import chat.baton.core.MerchantId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * A shop that uses Baton.
 *
 * @param name     as customers know it
 * @param currency of its prices
 * @param country  ISO 3166 alpha-2, upper case: where phone numbers without a country code are from
 * @param language the bot speaks to its customers
 * @param timeZone of its opening hours and of the times it tells customers
 */
public record Merchant(
        MerchantId id, String name, Currency currency, String country, Locale language, ZoneId timeZone) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** @throws IllegalArgumentException when the name is blank or there is no such country */
    public Merchant {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Merchant " + id + " has no name");
        }
        if (!COUNTRIES.contains(country)) {
            throw new IllegalArgumentException("Merchant " + id + " has no ISO 3166 alpha-2 country: " + country);
        }
    }
}
