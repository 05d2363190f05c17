package chat.baton.core;

import java.util.UUID;

/** A person writing to a merchant on one channel account. */
public record CustomerId(UUID value) {

    public static CustomerId of(String value) {
        return new CustomerId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
