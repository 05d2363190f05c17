package chat.baton.team;

import chat.baton.core.Allowance;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before every door where a name and a password are shown: who has shown too many wrong ones of late, by the network
 * they come from, has to wait. The engine slows down those who guess one person's password, wherever they are.
 */
class Guesses extends OncePerRequestFilter {

    /** Where passwords are shown; webhooks, which are many, do not even come by. */
    static final String[] DOORS = {"/login", "/camunda/api/admin/*", "/api/*", "/engine-rest/*", "/actuator/*"};

    private static final RequestMatcher PAGE = path("/login");
    private static final RequestMatcher FORMS =
            new OrRequestMatcher(PAGE, path("/camunda/api/admin/auth/user/{engine}/login/{application}"));

    private final Allowance wrong;
    private final Problems problems;

    /** @param perMinute wrong ones of a network */
    Guesses(int perMinute, Clock clock, Problems problems) {
        this.wrong = new Allowance(perMinute, clock);
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !FORMS.matches(request) && !showsAPassword(request);
    }

    private static boolean showsAPassword(HttpServletRequest request) {
        var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        return shown != null && shown.regionMatches(true, 0, "Basic ", 0, 6);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var network = Allowance.network(request.getRemoteAddr());
        var wait = wrong.look(network);
        if (wait.isPresent()) {
            refuse(request, response, wait.get());
        } else {
            chain.doFilter(request, response);
            if (wasWrong(response)) {
                wrong.take(network);
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
        if (PAGE.matches(request)) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            problems.tooMany(response);
        }
    }

    /** The form of our own leads back to itself. */
    private static boolean wasWrong(HttpServletResponse response) {
        var where = response.getHeader(HttpHeaders.LOCATION);
        return response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
                || where != null && where.endsWith("/login?error");
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
    }
}
