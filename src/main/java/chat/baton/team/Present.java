package chat.baton.team;

import chat.baton.core.AgentId;
import java.util.Set;
import java.util.UUID;

/**
 * A person whose page is open somewhere.
 *
 * @param name    as colleagues read it, as it was when the page was opened
 * @param away    chosen by them: the page is open, but nothing may be assigned to them unasked
 * @param looksAt ids of the conversations their pages show, of the merchants asked about
 * @param typesIn ids of those they typed in just now
 */
public record Present(AgentId agent, String name, boolean away, Set<UUID> looksAt, Set<UUID> typesIn) {}
