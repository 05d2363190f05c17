package chat.baton.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * What a client calls one message it sends, so that a request sent twice is one message.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header,
 *     draft 07 (read 2026-11), whose value is a string in quotation marks</a>
 */
final class SendKey {

    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;

    private SendKey() {}

    /**
     * @param given in quotation marks or without; absent when the client has none
     * @throws Unusable when it is empty or too long
     */
    static @Nullable String read(@Nullable String given) {
        if (given == null) {
            return null;
        }
        var key = given.strip().replaceFirst("^\"(.*)\"$", "$1");
        if (key.isBlank() || key.length() > LONGEST) {
            throw new Unusable("The " + HEADER + " has to have 1 to " + LONGEST + " characters");
        }
        return key;
    }
}
