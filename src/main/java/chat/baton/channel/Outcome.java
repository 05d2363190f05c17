package chat.baton.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the sending of one part of a message went. Reasons are short, for agents to read. */
public sealed interface Outcome {

    /** The provider took it. @param providerId its id there; absent when the provider tells none */
    record Accepted(@Nullable String providerId) implements Outcome {}

    /** It did not arrive and may be sent again after a while. */
    record Later(String reason) implements Outcome {}

    /** Nobody knows whether it arrived, as the provider did not answer in time. */
    record Unclear(String reason) implements Outcome {}

    /** Nothing of this account is taken for now; the messages are kept. */
    record Paused(String reason, Duration pause, Cure cure) implements Outcome {

        boolean needsSomebody() {
            return cure != Cure.TIME;
        }
    }

    /** What it takes until an account may send again. */
    enum Cure {
        TIME,
        /** Somebody has to put in another token: it has expired, or never was one. */
        TOKEN,
        /** Somebody has to repair something else, such as a permission. */
        REPAIR
    }

    /** Nothing is taken for this customer for now; the try does not count. */
    record Waits(String reason, Duration pause) implements Outcome {}

    /** The customer cannot be reached, or wants to hear nothing: nothing is sent until they write again. */
    record Stopped(String reason) implements Outcome {}

    /** It will never be taken. */
    record Refused(String reason) implements Outcome {}
}
