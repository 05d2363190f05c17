package chat.baton.team;

import chat.baton.core.AgentId;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Asks the engine whether name and password belong together; the engine also slows down those who guess. The principal of
 * the answer is an {@link AgentId}, its authorities are the roles.
 */
@Component
class EnginePasswords implements AuthenticationProvider {

    private final IdentityService identity;
    private final People people;

    EnginePasswords(IdentityService identity, People people) {
        this.identity = identity;
        this.people = people;
    }

    /** @throws BadCredentialsException whatever the cause, so that nobody learns which names exist */
    @Override
    public Authentication authenticate(Authentication attempt) {
        if (!mayBeAnId(attempt.getName()) || !identity.checkPassword(attempt.getName(), password(attempt))) {
            throw new BadCredentialsException("Name and password do not belong together");
        }
        return signedIn(AgentId.of(attempt.getName()));
    }

    Authentication signedIn(AgentId id) {
        var authorities = people.rolesOf(id).stream()
                .map(Role::authority)
                .map(SimpleGrantedAuthority::new)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(id, null, authorities);
    }

    private static boolean mayBeAnId(String name) {
        return !name.isBlank()
                && name.length() <= 64
                && name.indexOf('\0') < 0
                && !name.equals(AgentId.OUTSIDE.value());
    }

    private static String password(Authentication attempt) {
        return attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
