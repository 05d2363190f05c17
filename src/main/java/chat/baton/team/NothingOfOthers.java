package chat.baton.team;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Where the engine fails because something belongs to another merchant, the answer is that there is no such thing, as
 * everywhere else: nobody learns what others have.
 */
class NothingOfOthers extends OncePerRequestFilter {

    /** What the engine's refusals of this kind have in common, and what it says instead of a task's form (7.24). */
    private static final List<String> REFUSALS = List.of("no authenticated tenant", "Cannot get form for task ");

    private static final byte[] NOTHING =
            "{\"type\":\"NotFound\",\"message\":\"There is no such thing among those of your merchants.\"}"
                    .getBytes(StandardCharsets.UTF_8);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/engine-rest/") && !path.startsWith("/camunda/api/engine/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value()
                && REFUSALS.stream().anyMatch(text(answer)::contains)) {
            answer.resetBuffer();
            answer.setStatus(HttpStatus.NOT_FOUND.value());
            answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
            answer.getOutputStream().write(NOTHING);
        }
        answer.copyBodyToResponse();
    }

    private static String text(ContentCachingResponseWrapper answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
