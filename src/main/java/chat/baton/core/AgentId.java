package chat.baton.core;

import java.io.Serializable;

/**
 * A person of the merchant who answers customers; the id of the engine's user. Sessions keep it between requests.
 *
 * @param value 1 to 64 characters
 */
public record AgentId(String value) implements Serializable {

    /** Somebody who answered in the provider's own app, past Baton; nobody can sign in as them. */
    public static final AgentId OUTSIDE = new AgentId("outside");

    /** @throws IllegalArgumentException when the value is blank or longer than 64 characters */
    public AgentId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("Not an agent id: " + value);
        }
    }

    public static AgentId of(String value) {
        return new AgentId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
