package chat.baton.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets in only who has the page's token, in the header or in the address, as the Graph API does. */
@InSandbox
@Component
class PageToken {

    private final byte[] expected;

    PageToken(SandboxSettings settings) {
        this.expected = settings.messenger().pageToken().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param authorization the header; absent when the token is in the address
     * @throws Refusal 190 when neither holds the token
     */
    void check(@Nullable String authorization, @Nullable String parameter) {
        var bearer = authorization != null && authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        var given = bearer.isEmpty() && parameter != null ? parameter : bearer;
        if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.token();
        }
    }
}
