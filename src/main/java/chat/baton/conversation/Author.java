package chat.baton.conversation;

import chat.baton.core.AgentId;
import org.jspecify.annotations.Nullable;

/** Who said a message. */
public sealed interface Author {

    Author CUSTOMER = new Customer();
    Author BOT = new Bot();
    Author SYSTEM = new System();

    record Customer() implements Author {}

    record Bot() implements Author {}

    record Agent(AgentId id) implements Author {}

    /** Baton itself, telling the agents what happened; never sent to the customer. */
    record System() implements Author {}

    static Author agent(AgentId id) {
        return new Agent(id);
    }

    /** {@code customer}, {@code bot}, {@code agent} or {@code system}: the word in tables and interfaces. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /** Absent unless an agent is the author. */
    default @Nullable AgentId agentId() {
        return this instanceof Agent agent ? agent.id() : null;
    }

    static Author of(String kind, @Nullable String agent) {
        return switch (kind) {
            case "customer" -> CUSTOMER;
            case "bot" -> BOT;
            case "agent" -> new Agent(AgentId.of(java.util.Objects.requireNonNull(agent)));
            case "system" -> SYSTEM;
            default -> throw new IllegalArgumentException("Not an author: " + kind);
        };
    }
}
