package chat.baton.sandbox.line;

import chat.baton.sandbox.Arrivals;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Phone;
import chat.baton.sandbox.Shown;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for what the Messaging API sends: takes messages, or refuses them as LINE does. */
@InSandbox
@RestController
@RequestMapping(LineStandIn.ENDPOINT + "/v2/bot")
class LineMessagingApi {

    private static final int KEYS = 10_000;
    private static final String UUID_FORM = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    private final LineToken token;
    private final LineStandIn channel;
    private final LineReplyTokens replyTokens;
    private final Arrivals arrivals;
    private final Clock clock;
    private final Map<String, Map<String, Object>> accepted = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Object>> eldest) {
            return size() > KEYS;
        }
    };

    LineMessagingApi(
            LineToken token, LineStandIn channel, LineReplyTokens replyTokens, Arrivals arrivals, Clock clock) {
        this.token = token;
        this.channel = channel;
        this.replyTokens = replyTokens;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @PostMapping("/message/reply")
    Map<String, Object> reply(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody JsonNode request) {
        token.check(authorization);
        LineRules.check(request.path("messages"));
        return send(replyTokens.redeem(request.path("replyToken").asText()), request, sent -> {});
    }

    @PostMapping("/message/push")
    Map<String, Object> push(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = "X-Line-Retry-Key", required = false) @Nullable String key,
            @RequestBody JsonNode request) {
        token.check(authorization);
        refuseWhatWasAccepted(key);
        LineRules.check(request.path("messages"));
        var customer = request.path("to").asText();
        if (!channel.isCustomerId(customer)) {
            throw LineErrors.recipient();
        }
        return send(customer, request, sent -> accept(key, sent));
    }

    private synchronized void refuseWhatWasAccepted(@Nullable String key) {
        if (key != null && !key.matches(UUID_FORM)) {
            throw LineErrors.property("X-Line-Retry-Key", "Must be a UUID");
        }
        var sent = accepted.get(key);
        if (sent != null) {
            throw LineErrors.accepted(sent);
        }
    }

    private synchronized void accept(@Nullable String key, Map<String, Object> sent) {
        if (key != null) {
            accepted.put(key, sent);
        }
    }

    /** @param accept told what was sent before the answer leaves, which may be lost */
    private Map<String, Object> send(String customer, JsonNode request, Consumer<Map<String, Object>> accept) {
        return arrivals.send(channel, customer, phone -> {
            var sent = Map.<String, Object>of("sentMessages", show(phone, request.path("messages")));
            accept.accept(sent);
            return sent;
        });
    }

    /** Whoever has blocked the account sees nothing of it, and LINE does not say so. */
    private List<Map<String, String>> show(Phone phone, JsonNode messages) {
        var sent = new ArrayList<Map<String, String>>();
        for (var message : messages) {
            var id = channel.messageId();
            sent.add(Map.of("id", id, "quoteToken", "q" + id));
            if (!phone.left()) {
                phone.show(Shown.Message.fromShop(
                        id, clock.instant(), List.of(SentMessage.part(message)), SentMessage.choices(message)));
            }
        }
        return sent;
    }

    @PostMapping("/chat/loading/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Object> typing(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody JsonNode request) {
        token.check(authorization);
        var seconds = request.path("loadingSeconds").asInt(20);
        if (seconds < 5 || seconds > 60 || seconds % 5 != 0) {
            throw LineErrors.property("loadingSeconds", "Must be a multiple of 5 from 5 to 60");
        }
        signal(request.path("chatId").asText(), new Shown.Typing(true));
        return Map.of();
    }

    /** The token a message came with tells whose it is. */
    @PostMapping("/chat/markAsRead")
    Map<String, Object> seen(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody JsonNode request) {
        token.check(authorization);
        signal(request.path("markAsReadToken").asText().split(" ")[0], Shown.Seen.upTo(clock.instant()));
        return Map.of();
    }

    /** The older way, which LINE grants on application. */
    @PostMapping("/message/markAsRead")
    Map<String, Object> seenBy(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody JsonNode request) {
        token.check(authorization);
        signal(request.path("chat").path("userId").asText(), Shown.Seen.upTo(clock.instant()));
        return Map.of();
    }

    private void signal(String customer, Shown signal) {
        if (!channel.isCustomerId(customer)) {
            throw LineErrors.notFound();
        }
        arrivals.signal(channel, customer, signal);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(HttpMessageNotReadableException e) {
        return LineErrors.notJson().answer();
    }
}
