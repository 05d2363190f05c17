package chat.baton.dashboard;

import java.util.List;
import java.util.UUID;

/**
 * What a person can do about who answers.
 *
 * @param holder     {@code bot}, {@code queue}, {@code mine} or {@code other}
 * @param name       of the agent who holds it; empty for the others
 * @param since      when that began
 * @param mayTake    whether they may take it from the agent who holds it
 * @param colleagues agents and teams it can be given to
 */
record Deeds(
        UUID conversation,
        String holder,
        String name,
        String since,
        boolean mayTake,
        boolean resolved,
        List<Colleague> colleagues,
        String state) {

    /** @param value {@code agent:} or {@code team:} and the id */
    record Colleague(String value, String name, boolean team) {}

    public boolean mine() {
        return holder.equals("mine");
    }

    /** Whether it can be given to somebody: the bot's must be taken over first, another agent's by those who may. */
    public boolean mayAssign() {
        return mine() || holder.equals("queue") || mayTake;
    }
}
