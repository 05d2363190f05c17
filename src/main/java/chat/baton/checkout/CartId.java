package chat.baton.checkout;

import java.util.UUID;

public record CartId(UUID value) {

    /** @throws IllegalArgumentException when it is no UUID */
    public static CartId of(String value) {
        return new CartId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
