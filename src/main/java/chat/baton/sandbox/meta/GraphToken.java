package chat.baton.sandbox.meta;

import chat.baton.sandbox.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets in only who has the token, in the header or in the address, as the Graph API does. */
public final class GraphToken {

    private final byte[] expected;

    public GraphToken(String expected) {
        this.expected = expected.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param authorization the header; absent when the token is in the address
     * @throws Refusal 190 when neither holds the token
     */
    public void check(@Nullable String authorization, @Nullable String parameter) {
        var bearer = authorization != null && authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        var given = bearer.isEmpty() && parameter != null ? parameter : bearer;
        if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            throw GraphErrors.token();
        }
    }
}
