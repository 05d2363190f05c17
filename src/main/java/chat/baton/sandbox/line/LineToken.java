package chat.baton.sandbox.line;

import chat.baton.sandbox.InSandbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets in only who has the channel access token. */
@InSandbox
@Component
class LineToken {

    private final byte[] expected;

    LineToken(LineBot bot) {
        expected = ("Bearer " + bot.accessToken()).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws chat.baton.sandbox.Refusal 401 when the header holds another one, or is absent */
    void check(@Nullable String authorization) {
        var given = authorization == null ? "" : authorization;
        if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            throw LineErrors.token();
        }
    }
}
