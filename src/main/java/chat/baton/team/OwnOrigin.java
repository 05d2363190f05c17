package chat.baton.team;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses HTTP Basic on behalf of another site's page: a browser that remembers the password would send it along. Modeler
 * is a program whose pages are files; a browser calls the origin of a file "null", never this.
 */
class OwnOrigin extends OncePerRequestFilter {

    private static final String PROGRAM = "file://";
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final AccessDeniedHandler refusal;

    OwnOrigin(AccessDeniedHandler refusal) {
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null && isFromElsewhere(request)) {
            refusal.handle(request, response, new Problems.FromElsewhere());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isFromElsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (PROGRAM.equals(origin)) {
            return false;
        }
        return site == null ? isOther(origin, request) : !OURS.contains(site);
    }

    /** Browsers name the site only where they trust the connection, which is not by plain http. */
    private static boolean isOther(@Nullable String origin, HttpServletRequest request) {
        return origin != null && !origin.replaceFirst("^https?://", "").equals(request.getHeader(HttpHeaders.HOST));
    }
}
