package chat.baton.team;

import chat.baton.core.AgentId;
import chat.baton.core.TeamId;
import java.util.Set;

/**
 * Some of a merchant's agents who are asked together.
 *
 * @param name    as colleagues and authors of flows write it, 1 to 60 characters, once per merchant whatever the case
 * @param members may be empty
 */
public record AgentTeam(TeamId id, String name, Set<AgentId> members) {}
