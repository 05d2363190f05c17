package chat.baton.flow;

import chat.baton.core.AgentId;
import java.time.Instant;

/**
 * Conversations go over from one version of a flow to another, one by one.
 *
 * @param id            of the engine's batch, too
 * @param fromShared    whether the version they were in is one that all merchants share
 * @param conversations how many are to go over, at least 1
 * @param done          how many of them it has been the turn of
 * @param goneOver      how many of those are in the other version now; the others are left as they were
 * @param running       whether it goes on by itself
 */
public record Migration(
        String id,
        int from,
        boolean fromShared,
        int to,
        AgentId by,
        Instant at,
        int conversations,
        int done,
        int goneOver,
        boolean running) {

    /** How many were left as they were. */
    public int left() {
        return done - goneOver;
    }

    Migration over() {
        return new Migration(id, from, fromShared, to, by, at, conversations, done, goneOver, false);
    }
}
