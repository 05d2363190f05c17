package chat.baton.core;

import java.util.regex.Pattern;

/**
 * A shop. Owns its channels, products, flows and agents; is the engine's tenant.
 *
 * @param value 1 to 64 characters, lower case letters, digits and hyphens
 */
public record MerchantId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** @throws IllegalArgumentException when the value has another form */
    public MerchantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a merchant id: " + value);
        }
    }

    public static MerchantId of(String value) {
        return new MerchantId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
