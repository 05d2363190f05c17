package chat.baton.team;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may read the figures: admins, and whatever program has the token, if there is one. */
class Watchers implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthorizationManager<RequestAuthorizationContext> admins =
            AuthorityAuthorizationManager.hasRole(Role.ADMIN.name());
    private final byte[] expected;

    Watchers(MetricsSettings settings) {
        this.expected = settings.token().isEmpty() ? new byte[0] : bytes("Bearer " + settings.token());
    }

    @Override
    public @Nullable AuthorizationResult authorize(Supplier<Authentication> who, RequestAuthorizationContext context) {
        return hasTheToken(context) ? new AuthorizationDecision(true) : admins.authorize(who, context);
    }

    @Override
    @Deprecated
    public @Nullable AuthorizationDecision check(Supplier<Authentication> who, RequestAuthorizationContext context) {
        return (AuthorizationDecision) authorize(who, context);
    }

    private boolean hasTheToken(RequestAuthorizationContext context) {
        var shown = context.getRequest().getHeader(HttpHeaders.AUTHORIZATION);
        return expected.length > 0 && shown != null && MessageDigest.isEqual(expected, bytes(shown));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
