package chat.baton.team;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is there, on whatever node their page is. A page says so by a heartbeat; somebody without one for
 * {@link #HEARTBEAT_LASTS} is offline, whatever they chose.
 */
@Service
@Transactional
public class Presence {

    public static final Duration HEARTBEAT_LASTS = Duration.ofSeconds(30);

    /** A page that knows of a key pressed says so at once, and again while they go on. */
    public static final Duration TYPING_LASTS = Duration.ofSeconds(8);

    private final PresenceTable table;
    private final Team team;
    private final Clock clock;

    Presence(PresenceTable table, Team team, Clock clock) {
        this.table = table;
        this.team = team;
        this.clock = clock;
    }

    /**
     * A heartbeat of an open page. The agent's merchants are those at the page's first one.
     *
     * @param page   made up by the page, 1 to 64 characters; others of the agent's pages have others
     * @param shown  absent when the page shows no conversation
     * @param typing whether they typed in it since the last heartbeat
     * @throws IllegalArgumentException when the page's id has another length
     */
    public void here(AgentId agent, String page, @Nullable Shown shown, boolean typing) {
        if (page.isBlank() || page.length() > 64) {
            throw new IllegalArgumentException("A page's id has 1 to 64 characters");
        }
        var now = clock.instant();
        if (!table.beat(agent, page, shown, typing, now)) {
            table.forget(now.minus(HEARTBEAT_LASTS));
            var name = team.agent(agent).map(Agent::name).orElse(agent.value());
            table.open(agent, page, name, team.merchantsOf(agent), now);
            table.beat(agent, page, shown, typing, now);
        }
    }

    /** The page was closed; nothing happens when nobody knew of it. */
    public void gone(AgentId agent, String page) {
        table.close(agent, page);
    }

    /** Remembered until they choose otherwise, also while no page is open. */
    public void choose(AgentId agent, boolean away) {
        if (away) {
            table.away(agent, clock.instant());
        } else {
            table.back(agent);
        }
    }

    @Transactional(readOnly = true)
    public boolean hasChosenAway(AgentId agent) {
        return table.isAway(agent);
    }

    /** Whether their page is open and they did not choose to be away. */
    @Transactional(readOnly = true)
    public boolean isOnline(AgentId agent) {
        return table.isOnline(agent, seenSince());
    }

    /** People of any of these merchants whose page is open, by name, and where they look among these merchants' conversations. */
    @Transactional(readOnly = true)
    public List<Present> of(Set<MerchantId> merchants) {
        return table.of(merchants, seenSince(), clock.instant().minus(TYPING_LASTS));
    }

    private Instant seenSince() {
        return clock.instant().minus(HEARTBEAT_LASTS);
    }
}
