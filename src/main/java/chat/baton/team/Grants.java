package chat.baton.team;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * What the groups may do in the engine's web applications. Tasks need no mention: the engine itself lets a group work on
 * a task it is a candidate for. Whose tasks, instances and flows somebody sees is limited to their tenants besides.
 */
@Component
class Grants {

    private static final String TAKEOVER = "takeover";

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void grantAll() {
        for (var resource : Resources.values()) {
            grant(Role.ADMIN, resource, Authorization.ANY, ALL);
        }
        grant(Role.AGENT, Resources.APPLICATION, "tasklist", ACCESS);
        grant(Role.AGENT, Resources.PROCESS_DEFINITION, TAKEOVER, READ, READ_INSTANCE);
        grant(Role.MERCHANT, Resources.APPLICATION, "tasklist", ACCESS);
        grant(Role.MERCHANT, Resources.PROCESS_DEFINITION, Authorization.ANY, READ, READ_INSTANCE);
        grant(Role.MERCHANT, Resources.DECISION_DEFINITION, Authorization.ANY, READ);
        grant(Role.MERCHANT, Resources.DEPLOYMENT, Authorization.ANY, READ, CREATE);
    }

    void mayUse(Role role, String filter) {
        grant(role, Resources.FILTER, filter, READ);
    }

    private void grant(Role role, Resource resource, String id, Permission... permissions) {
        var known = authorizations
                .createAuthorizationQuery()
                .groupIdIn(role.group())
                .resourceType(resource)
                .resourceId(id);
        if (known.count() == 0) {
            var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(role.group());
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }
}
