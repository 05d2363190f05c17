package chat.baton.sandbox.line;

import chat.baton.sandbox.InSandbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What events may be answered with: once, within a minute. */
@InSandbox
@Component
class LineReplyTokens {

    private static final Duration VALID = Duration.ofMinutes(1);

    private final Map<String, Token> open = new HashMap<>();
    private final Clock clock;

    LineReplyTokens(Clock clock) {
        this.clock = clock;
    }

    private record Token(String customer, Instant until) {}

    synchronized String issue(String customer) {
        var now = clock.instant();
        open.values().removeIf(token -> token.until().isBefore(now));
        var word = UUID.randomUUID().toString().replace("-", "");
        open.put(word, new Token(customer, now.plus(VALID)));
        return word;
    }

    /**
     * @return whom it answers
     * @throws chat.baton.sandbox.Refusal when it was used, is too old or never was one
     */
    synchronized String redeem(String word) {
        var token = open.remove(word);
        if (token == null || token.until().isBefore(clock.instant())) {
            throw LineErrors.replyToken();
        }
        return token.customer();
    }
}
