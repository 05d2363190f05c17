package chat.baton.conversation;

import chat.baton.core.AgentId;
import org.jspecify.annotations.Nullable;

/** Who answers next: the bot, the queue (nobody yet, a person is wanted), or one agent. */
public sealed interface Holder {

    Holder BOT = new Bot();
    Holder QUEUE = new Queue();

    record Bot() implements Holder {
        @Override
        public String toString() {
            return "the bot";
        }
    }

    record Queue() implements Holder {
        @Override
        public String toString() {
            return "the queue";
        }
    }

    record Agent(AgentId id) implements Holder {
        @Override
        public String toString() {
            return "agent " + id;
        }
    }

    static Holder agent(AgentId id) {
        return new Agent(id);
    }

    /** {@code bot}, {@code queue} or {@code agent}: the word in tables and interfaces. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /** Absent unless an agent holds the conversation. */
    default @Nullable AgentId agentId() {
        return this instanceof Agent agent ? agent.id() : null;
    }

    static Holder of(String kind, @Nullable String agent) {
        return switch (kind) {
            case "bot" -> BOT;
            case "queue" -> QUEUE;
            case "agent" -> new Agent(AgentId.of(java.util.Objects.requireNonNull(agent)));
            default -> throw new IllegalArgumentException("Not a holder: " + kind);
        };
    }
}
