package chat.baton.core;

/**
 * Some of a merchant's agents who are asked together; the id of the engine's group.
 *
 * @param value 1 to 64 characters
 */
public record TeamId(String value) {

    /** @throws IllegalArgumentException when the value is blank or longer than 64 characters */
    public TeamId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("Not a team id: " + value);
        }
    }

    public static TeamId of(String value) {
        return new TeamId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
