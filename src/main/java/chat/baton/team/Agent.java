package chat.baton.team;

import chat.baton.core.AgentId;
import java.util.Set;

/**
 * A person who can sign in.
 *
 * @param name  as colleagues read it, never blank
 * @param roles may be empty: such a person can sign in, but sees nothing
 */
public record Agent(AgentId id, String name, Set<Role> roles) {}
