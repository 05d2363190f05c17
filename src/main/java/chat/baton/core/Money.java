package chat.baton.core;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount of one currency.
 *
 * @param minor    whole minor units (cents for EUR, yen for JPY); may be negative
 * @param currency ISO 4217
 */
public record Money(long minor, Currency currency) {

    public static Money of(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money times(int count) {
        return new Money(Math.multiplyExact(minor, count), currency);
    }

    /** As people read it, for example {@code €39.90}. */
    public String format(Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()));
    }
}
