package chat.baton.team;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Tells programs that they may not, as a problem (RFC 9457). */
class Problems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String BODY =
            """
            {"type":"urn:baton:problem:%s","title":"%s","status":%d,"detail":"%s"}
            """;

    /** Scripts in a page get no challenge: the browser would show its own password window. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (request.getHeader("Sec-Fetch-Mode") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Baton\", charset=\"UTF-8\"");
        }
        write(response, HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in with an agent's name and password.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null && nobodyIsSignedIn()) {
            commence(request, response, new InsufficientAuthenticationException("Nobody is signed in"));
        } else {
            write(response, HttpStatus.FORBIDDEN, "forbidden", detail(cause));
        }
    }

    private static boolean nobodyIsSignedIn() {
        return SecurityContextHolder.getContext().getAuthentication() == null;
    }

    private static String detail(AccessDeniedException cause) {
        if (cause instanceof CsrfException) {
            return "Send the value of the cookie " + CsrfTokens.COOKIE + " in the header " + CsrfTokens.HEADER + ".";
        }
        return cause instanceof FromElsewhere ? cause.getMessage() : "None of your groups may do this.";
    }

    /** Whoever asks has to wait, as the header {@code Retry-After} says. */
    void tooMany(HttpServletResponse response) throws IOException {
        write(response, HttpStatus.TOO_MANY_REQUESTS, "too-many", "Too many wrong passwords. Wait a little.");
    }

    private static void write(HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(BODY.formatted(type, status.getReasonPhrase(), status.value(), detail));
    }

    /** Another site's page asked. */
    static class FromElsewhere extends AccessDeniedException {

        private static final long serialVersionUID = 1L;

        FromElsewhere() {
            super("Pages of other sites may not use this interface.");
        }
    }
}
