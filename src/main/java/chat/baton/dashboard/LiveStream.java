package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.team.Team;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Where pages listen to what goes on. */
@Controller
class LiveStream {

    private final LiveFeed feed;
    private final Team team;

    LiveStream(LiveFeed feed, Team team) {
        this.feed = feed;
        this.team = team;
    }

    /**
     * @param since  the mark the page was made at
     * @param missed the mark of the last event it heard, which a browser sends when it connects again by itself
     */
    @GetMapping("/live/stream")
    void open(
            @RequestParam(required = false) @Nullable String since,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String missed,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var exchange = request.startAsync();
        exchange.setTimeout(0);
        var stream = new OpenStream(me, request.getSession().getId(), team.merchantsOf(me), locale, exchange);
        exchange.addListener(new EndsWithItsConnection(stream));
        feed.join(stream, missed == null ? since : missed);
        response.getOutputStream().setWriteListener(stream);
    }

    /** For a page whose stream is refused: who is not signed in does not get this far. */
    @GetMapping("/live/signed-in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signedIn() {
        // Nothing to say.
    }
}
