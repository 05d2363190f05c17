package chat.baton.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for Meta's Send API: takes what Baton sends to a customer, or refuses it as Meta does. */
@InSandbox
@RestController
class SendApi {

    private final PageToken token;
    private final String pageId;
    private final Arrivals arrivals;

    SendApi(PageToken token, SandboxSettings settings, Arrivals arrivals) {
        this.token = token;
        this.pageId = settings.messenger().pageId();
        this.arrivals = arrivals;
    }

    @PostMapping("/sandbox/graph/v25.0/{page}/messages")
    ObjectNode send(
            @PathVariable String page,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(name = "access_token", required = false) @Nullable String parameter,
            @RequestBody JsonNode request) {
        token.check(authorization, parameter);
        if (!page.equals("me") && !page.equals(pageId)) {
            throw Refusal.unknownObject(page);
        }
        SendRules.check(request);
        return arrivals.arrive(request);
    }
}
