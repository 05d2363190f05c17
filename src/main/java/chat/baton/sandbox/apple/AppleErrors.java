package chat.baton.sandbox.apple;

import chat.baton.sandbox.Refusal;
import org.springframework.http.HttpStatus;

/** How Apple refuses: by the status alone. */
final class AppleErrors {

    private AppleErrors() {}

    static Refusal of(HttpStatus status) {
        return new Refusal(status, null);
    }

    static void refuseUnless(boolean fine) {
        if (!fine) {
            throw of(HttpStatus.BAD_REQUEST);
        }
    }
}
