package chat.baton.channel;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The door for all providers: hands the raw bytes to the channel's route and answers what the route says. It stands in front of
 * everything that pages need, sessions and the search for a page's method among them: that would take longer than keeping what
 * a provider says.
 */
@Component
class ProviderDoor extends HttpFilter {

    private static final long serialVersionUID = 1L;
    /** Nearly all are smaller. */
    private static final int SMALL = 64 * 1024;

    private static final Pattern ADDRESS = Pattern.compile("/hooks/([^/]+)/([^/]+)(/.*)?");

    private final transient Channels channels;
    private final transient Accounts accounts;
    private final transient AccountHealth health;
    private final transient Traffic traffic;
    private final transient Forgeries forgeries;
    private final transient ProducerTemplate routes;
    private final transient Semaphore room;

    ProviderDoor(
            Channels channels,
            Accounts accounts,
            AccountHealth health,
            Traffic traffic,
            Forgeries forgeries,
            ProducerTemplate routes,
            @Value("${baton.channel.room-for-webhooks:40MB}") DataSize room) {
        this.channels = channels;
        this.accounts = accounts;
        this.health = health;
        this.traffic = traffic;
        this.forgeries = forgeries;
        this.routes = routes;
        this.room = new Semaphore(Math.toIntExact(room.toBytes()));
    }

    /** What is no channel's goes on to whoever else has an address there. */
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        var address = ADDRESS.matcher(request.getServletPath());
        if (!address.matches() || channels.named(address.group(1)).isEmpty()) {
            others.doFilter(request, response);
            return;
        }
        var account = accounts.find(address.group(1), address.group(2)).filter(Account::enabled);
        if (account.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var path = Objects.requireNonNullElse(address.group(3), "");
        switch (request.getMethod()) {
            case "GET" -> confirm(account.get(), path, request, response);
            case "POST" -> {
                receive(account.get(), path, request, response);
                if (traffic.webhook(account.get().channel(), response.getStatus()) == Traffic.Webhooks.FORGED) {
                    forgeries.slowDown(account.get(), request, response);
                }
            }
            default -> refuse(response, "GET, POST");
        }
    }

    private static void refuse(HttpServletResponse response, String allowed) {
        response.setHeader("Allow", allowed);
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    private void confirm(Account account, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var route = "direct:confirm-" + account.channel();
        if (routes.getCamelContext().hasEndpoint(route) == null) {
            refuse(response, "POST");
        } else {
            passOn(route, webhook(account, path, request), new byte[0], response);
        }
    }

    private void receive(Account account, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int limit =
                Math.toIntExact(channels.get(account.channel()).largestWebhook().toBytes());
        if (request.getContentLengthLong() > limit) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        var webhook = webhook(account, path, request);
        var begin = request.getInputStream().readNBytes(SMALL + 1);
        if (begin.length <= SMALL) {
            take(webhook, begin, response);
        } else {
            takeWhereThereIsRoom(webhook, begin, limit, request, response);
        }
    }

    /** Anybody can send large ones, and many at once: together they get no more memory than is set aside for them. */
    private void takeWhereThereIsRoom(
            Webhook webhook, byte[] begin, int limit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!room.tryAcquire(limit)) {
            response.setHeader("Retry-After", "5");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            var rest = request.getInputStream().readNBytes(limit + 1 - begin.length);
            if (begin.length + rest.length > limit) {
                response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            } else {
                var body = Arrays.copyOf(begin, begin.length + rest.length);
                System.arraycopy(rest, 0, body, begin.length, rest.length);
                take(webhook, body, response);
            }
        } finally {
            room.release(limit);
        }
    }

    private void take(Webhook webhook, byte[] body, HttpServletResponse response) throws IOException {
        passOn("direct:receive-" + webhook.account().channel(), webhook, body, response);
        if (response.getStatus() < 300) {
            health.heard(webhook.account());
        }
    }

    private static Webhook webhook(Account account, String path, HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        var query = new HashMap<String, String>();
        if (request.getQueryString() != null) {
            request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        }
        return new Webhook(account, path, Map.copyOf(headers), Map.copyOf(query));
    }

    private void passOn(String route, Webhook webhook, byte[] body, HttpServletResponse response) throws IOException {
        var exchange = routes.request(route, it -> {
            it.setProperty(Channel.ACCOUNT, webhook.account());
            it.setProperty(Webhook.PROPERTY, webhook);
            it.getMessage().setBody(body);
        });
        if (exchange.getException() == null) {
            answer(exchange, response);
        } else {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static void answer(Exchange exchange, HttpServletResponse response) throws IOException {
        var said = exchange.getMessage();
        response.setStatus(said.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class));
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (said.getBody() instanceof String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            response.setContentType(said.getHeader(Exchange.CONTENT_TYPE, "text/plain", String.class));
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
