package chat.baton.team;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's users, groups and tenants in our words. What each request asks, which roles and merchants somebody has, is read
 * from the engine's tables: its queries took a third of the application's time on a busy day.
 */
@Component
class People {

    private final IdentityService identity;
    private final JdbcClient jdbc;

    People(IdentityService identity, JdbcClient jdbc) {
        this.identity = identity;
        this.jdbc = jdbc;
    }

    boolean exists(AgentId id) {
        return identity.createUserQuery().userId(id.value()).count() > 0;
    }

    boolean isThereAny(Role role) {
        return identity.createUserQuery().memberOfGroup(role.group()).count() > 0;
    }

    Set<Role> rolesOf(AgentId id) {
        var groups = jdbc.sql("select group_id_ from act_id_membership where user_id_ = ?")
                .param(id.value())
                .query(String.class)
                .set();
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> groups.contains(role.group()))
                .forEach(roles::add);
        return roles;
    }

    Set<MerchantId> tenantsOf(AgentId id) {
        return jdbc
                .sql("select tenant_id_ from act_id_tenant_member where user_id_ = ?")
                .param(id.value())
                .query(String.class)
                .list()
                .stream()
                .map(MerchantId::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<Agent> find(AgentId id) {
        return Optional.ofNullable(identity.createUserQuery().userId(id.value()).singleResult())
                .map(user -> new Agent(id, name(user), rolesOf(id)));
    }

    /** By name. One question per role, however many people there are. */
    List<Agent> membersOf(MerchantId merchant) {
        var roles = new HashMap<String, Set<Role>>();
        for (var role : Role.values()) {
            var members =
                    identity.createUserQuery().memberOfTenant(merchant.value()).memberOfGroup(role.group());
            members.list().forEach(user -> roles.computeIfAbsent(user.getId(), id -> EnumSet.noneOf(Role.class))
                    .add(role));
        }
        return identity
                .createUserQuery()
                .memberOfTenant(merchant.value())
                .orderByUserFirstName()
                .asc()
                .orderByUserId()
                .asc()
                .list()
                .stream()
                .map(user -> agent(user, roles))
                .toList();
    }

    Map<AgentId, String> names(Set<AgentId> agents) {
        var ids = agents.stream().map(AgentId::value).toArray(String[]::new);
        return identity.createUserQuery().userIdIn(ids).list().stream()
                .collect(Collectors.toMap(user -> AgentId.of(user.getId()), People::name));
    }

    private static Agent agent(User user, Map<String, Set<Role>> roles) {
        return new Agent(AgentId.of(user.getId()), name(user), roles.getOrDefault(user.getId(), Set.of()));
    }

    private static String name(User user) {
        var name = (orEmpty(user.getFirstName()) + " " + orEmpty(user.getLastName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    void add(Agent agent, String password) {
        var names = agent.name().strip().split(" ", 2);
        var user = identity.newUser(agent.id().value());
        user.setFirstName(names[0]);
        user.setLastName(names.length > 1 ? names[1] : "");
        user.setPassword(password);
        identity.saveUser(user);
        agent.roles().forEach(role -> identity.createMembership(agent.id().value(), role.group()));
    }

    void join(AgentId agent, MerchantId merchant) {
        identity.createTenantUserMembership(merchant.value(), agent.value());
    }

    void addTenant(Merchant merchant) {
        var tenant =
                identity.createTenantQuery().tenantId(merchant.id().value()).singleResult();
        if (tenant == null) {
            tenant = identity.newTenant(merchant.id().value());
        }
        if (!merchant.name().equals(tenant.getName())) {
            tenant.setName(merchant.name());
            identity.saveTenant(tenant);
        }
    }

    void addGroup(Role role, String name, String type) {
        if (identity.createGroupQuery().groupId(role.group()).count() == 0) {
            var group = identity.newGroup(role.group());
            group.setName(name);
            group.setType(type);
            identity.saveGroup(group);
        }
    }
}
