package chat.baton.team;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the engine's REST interface act with the caller's permissions. Nothing else does: our own modules ask the engine
 * as the system, and decide themselves who may what.
 */
class AsEngineUser extends OncePerRequestFilter {

    private final IdentityService identity;
    private final People people;

    AsEngineUser(IdentityService identity, People people) {
        this.identity = identity;
        this.people = people;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/engine-rest");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = AgentId.of(request.getRemoteUser());
        var groups = people.rolesOf(id).stream().map(Role::group).toList();
        var tenants = people.tenantsOf(id).stream().map(MerchantId::value).toList();
        try {
            identity.setAuthentication(id.value(), groups, tenants);
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
