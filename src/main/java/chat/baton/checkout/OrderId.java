package chat.baton.checkout;

import java.util.UUID;

public record OrderId(UUID value) {

    /** @throws IllegalArgumentException when it is no UUID */
    public static OrderId of(String value) {
        return new OrderId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
