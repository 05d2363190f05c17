package chat.baton.team;

import chat.baton.core.AgentId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tasklist, Cockpit and Admin show a login form of their own after signing out in them, or when a session has ended. Who
 * signed in there, with the same name and password, is signed in everywhere.
 */
class EngineLoginForm extends OncePerRequestFilter {

    /** What the form needs before anybody is signed in: the names of the engines, and to send itself. */
    static final RequestMatcher REQUESTS = new OrRequestMatcher(
            path(HttpMethod.GET, "/camunda/api/engine/engine/"),
            path(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/login/{application}"));

    private final EnginePasswords passwords;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    EngineLoginForm(EnginePasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            whoSignedIn(request).ifPresent(id -> signIn(id, request, response));
        }
        chain.doFilter(request, response);
    }

    /** Nothing but the application's login, which checked the password, puts somebody into a session nobody is in. */
    private static Optional<AgentId> whoSignedIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(AuthenticationUtil::getAuthsFromSession)
                .map(known -> known.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT))
                .map(known -> AgentId.of(known.getIdentityId()));
    }

    private void signIn(AgentId id, HttpServletRequest request, HttpServletResponse response) {
        var context = new SecurityContextImpl(passwords.signedIn(id));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
