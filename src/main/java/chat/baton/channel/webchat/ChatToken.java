package chat.baton.channel.webchat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a visitor's browser proves its session with: 32 random bytes as text. Only its hash is kept. */
record ChatToken(String value) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SCHEME = "Bearer ";

    static ChatToken next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ChatToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** @param authorization the request's header; one of another scheme is a token of nobody */
    static ChatToken of(@Nullable String authorization) {
        return new ChatToken(
                authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? authorization.substring(SCHEME.length()).strip()
                        : "");
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean hashesTo(byte[] hash) {
        return MessageDigest.isEqual(hash(), hash);
    }

    @Override
    public String toString() {
        return "ChatToken";
    }
}
