package chat.baton.team;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The teams of merchants. Each is a group of the engine's whose type names the merchant, so that the takeover task of a
 * conversation can be offered to it, and Tasklist shows the same as we do.
 */
@Service
@Transactional
public class Teams {

    private static final String TYPE = "team:";
    private static final int LONGEST_NAME = 60;

    private final IdentityService identity;
    private final MerchantTable merchants;
    private final People people;
    private final ApplicationEventPublisher events;

    Teams(IdentityService identity, MerchantTable merchants, People people, ApplicationEventPublisher events) {
        this.identity = identity;
        this.merchants = merchants;
        this.people = people;
        this.events = events;
    }

    /** By name. One question per team. */
    @Transactional(readOnly = true)
    public List<AgentTeam> of(MerchantId merchant) {
        return groupsOf(merchant).stream().map(this::team).toList();
    }

    /** @throws NoSuchTeam when the merchant has none with this id */
    @Transactional(readOnly = true)
    public AgentTeam get(MerchantId merchant, TeamId id) {
        return team(group(merchant, id));
    }

    /** @param name in whatever case */
    @Transactional(readOnly = true)
    public Optional<AgentTeam> named(MerchantId merchant, String name) {
        return groupsOf(merchant).stream()
                .filter(group -> group.getName().equalsIgnoreCase(name.strip()))
                .findFirst()
                .map(this::team);
    }

    /** The teams of all merchants this person is in. */
    @Transactional(readOnly = true)
    public Set<TeamId> joinedBy(AgentId agent) {
        return identity.createGroupQuery().groupMember(agent.value()).list().stream()
                .filter(group -> group.getType() != null && group.getType().startsWith(TYPE))
                .map(group -> TeamId.of(group.getId()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalArgumentException when the name is empty, too long or taken, or a member is nobody of the merchant's */
    public TeamId form(MerchantId merchant, String name, Set<AgentId> members) {
        merchants.waitForOtherNodes();
        var group = identity.newGroup("team-" + UUID.randomUUID());
        group.setType(TYPE + merchant);
        save(merchant, group, name, members);
        return TeamId.of(group.getId());
    }

    /**
     * @throws NoSuchTeam               when the merchant has none with this id
     * @throws IllegalArgumentException as {@link #form}
     */
    public void change(MerchantId merchant, TeamId id, String name, Set<AgentId> members) {
        merchants.waitForOtherNodes();
        save(merchant, group(merchant, id), name, members);
    }

    /** @throws NoSuchTeam when the merchant has none with this id */
    public void dissolve(MerchantId merchant, TeamId id) {
        identity.deleteGroup(group(merchant, id).getId());
        events.publishEvent(new TeamDissolved(merchant, id));
    }

    private void save(MerchantId merchant, Group group, String name, Set<AgentId> members) {
        group.setName(free(merchant, group, name.strip()));
        identity.saveGroup(group);
        var now = membersOf(group);
        employed(merchant, members).stream()
                .filter(agent -> !now.contains(agent))
                .forEach(agent -> identity.createMembership(agent.value(), group.getId()));
        now.stream()
                .filter(agent -> !members.contains(agent))
                .forEach(agent -> identity.deleteMembership(agent.value(), group.getId()));
    }

    private String free(MerchantId merchant, Group group, String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The name of a team has 1 to " + LONGEST_NAME + " characters");
        }
        var taken = groupsOf(merchant).stream()
                .anyMatch(other ->
                        !other.getId().equals(group.getId()) && other.getName().equalsIgnoreCase(name));
        if (taken) {
            throw new IllegalArgumentException("There is a team \"" + name + "\" already");
        }
        return name;
    }

    private Set<AgentId> employed(MerchantId merchant, Set<AgentId> members) {
        var strangers = new HashSet<>(members);
        people.membersOf(merchant).forEach(agent -> strangers.remove(agent.id()));
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException("Merchant " + merchant + " has no agent "
                    + strangers.iterator().next());
        }
        return members;
    }

    private List<Group> groupsOf(MerchantId merchant) {
        return identity.createGroupQuery()
                .groupType(TYPE + merchant)
                .orderByGroupName()
                .asc()
                .list();
    }

    private Group group(MerchantId merchant, TeamId id) {
        return Optional.ofNullable(identity.createGroupQuery()
                        .groupId(id.value())
                        .groupType(TYPE + merchant)
                        .singleResult())
                .orElseThrow(() -> new NoSuchTeam(id, merchant));
    }

    private AgentTeam team(Group group) {
        return new AgentTeam(TeamId.of(group.getId()), group.getName(), membersOf(group));
    }

    private Set<AgentId> membersOf(Group group) {
        return identity.createUserQuery().memberOfGroup(group.getId()).list().stream()
                .map(User::getId)
                .map(AgentId::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}
