package chat.baton.team;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What others may ask of merchants and their people. Roles and merchants are the engine's groups and tenants. */
@Service
@Transactional
public class Team {

    private final MerchantTable merchants;
    private final People people;
    private final Clock clock;

    Team(MerchantTable merchants, People people, Clock clock) {
        this.merchants = merchants;
        this.people = people;
        this.clock = clock;
    }

    /** Makes the merchant and its tenant, or brings those there are up to date. */
    public void open(Merchant merchant) {
        merchants.waitForOtherNodes();
        merchants.put(merchant, clock.instant());
        people.addTenant(merchant);
    }

    /**
     * Makes a person who can sign in. One who exists already is left as they are, password and all.
     *
     * @param merchants whose customers they answer; each was opened before
     * @throws IllegalArgumentException for {@link AgentId#OUTSIDE}
     */
    public void employ(Agent agent, String password, Set<MerchantId> merchants) {
        if (agent.id().equals(AgentId.OUTSIDE)) {
            throw new IllegalArgumentException("Nobody can sign in as " + agent.id());
        }
        this.merchants.waitForOtherNodes();
        if (!people.exists(agent.id())) {
            people.add(agent, password);
            merchants.forEach(merchant -> people.join(agent.id(), merchant));
        }
    }

    @Transactional(readOnly = true)
    public Optional<Merchant> merchant(MerchantId id) {
        return merchants.find(id);
    }

    /** All merchants, by id. */
    @Transactional(readOnly = true)
    public List<Merchant> merchants() {
        return merchants.all();
    }

    /** The merchants whose conversations this person may see; all of them for admins, none for a stranger. */
    @Transactional(readOnly = true)
    public Set<MerchantId> merchantsOf(AgentId agent) {
        return is(agent, Role.ADMIN)
                ? merchants.all().stream().map(Merchant::id).collect(Collectors.toUnmodifiableSet())
                : people.tenantsOf(agent);
    }

    @Transactional(readOnly = true)
    public boolean maySee(AgentId agent, MerchantId merchant) {
        return merchantsOf(agent).contains(merchant);
    }

    /** The merchant's people, by name. Admins are among them only when they are members. */
    @Transactional(readOnly = true)
    public List<Agent> agents(MerchantId merchant) {
        return people.membersOf(merchant);
    }

    /** The names of these people, by id; strangers have none. One question, however many people there are. */
    @Transactional(readOnly = true)
    public Map<AgentId, String> names(Set<AgentId> agents) {
        return agents.isEmpty() ? Map.of() : people.names(agents);
    }

    @Transactional(readOnly = true)
    public Optional<Agent> agent(AgentId id) {
        return people.find(id);
    }

    @Transactional(readOnly = true)
    public boolean is(AgentId agent, Role role) {
        return people.rolesOf(agent).contains(role);
    }
}
