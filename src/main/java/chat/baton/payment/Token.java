package chat.baton.payment;

import java.security.SecureRandom;
import java.util.Base64;

/** The part of a payment's link that nobody can guess: 192 random bits. */
final class Token {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    static String next() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
