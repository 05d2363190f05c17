package chat.baton.flow;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;
import chat.baton.team.Absence;
import chat.baton.team.AgentTeam;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plays the module team, which needs PostgreSQL: who is at work, and one team. */
public final class Staff {

    public static final AgentTeam RETURNS = new AgentTeam(TeamId.of("team-returns"), "Returns", Set.of());

    private final Set<AgentId> away = new HashSet<>();
    private @Nullable Absence absence;

    void comeToWork() {
        away.clear();
        absence = null;
    }

    public void leaves(AgentId agent) {
        away.add(agent);
    }

    /** @param botKeeps whether the bot goes on with who asks for a person */
    public void goesHome(boolean botKeeps) {
        absence = new Absence("We are back Monday 9:00 AM.", "Monday 9:00 AM", botKeeps);
    }

    // What the module answers

    public boolean isOnline(AgentId agent) {
        return !away.contains(agent);
    }

    public Optional<Absence> absence(MerchantId merchant) {
        return Optional.ofNullable(absence);
    }

    public OptionalInt most(MerchantId merchant) {
        return OptionalInt.empty();
    }

    public AgentTeam get(MerchantId merchant, TeamId id) {
        return RETURNS;
    }

    public Optional<AgentTeam> named(MerchantId merchant, String name) {
        return name.equalsIgnoreCase(RETURNS.name()) ? Optional.of(RETURNS) : Optional.empty();
    }
}
