package chat.baton.dashboard;

import java.time.Instant;

/** How long ago something was, as a sentence has it. */
final class Ago {

    private Ago() {}

    /** For example {@code 3 min ago}. */
    static String before(Instant then, Instant now) {
        var age = Age.of(then, now);
        return Texts.of("page.ago." + age.unit(), age.number());
    }
}
