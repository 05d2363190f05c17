package chat.baton.sandbox;

import java.time.Instant;
import java.util.List;

/** What happens outside and a provider may report to Baton. */
public sealed interface Happening permits Gesture, Happening.ColleagueAnswered, Happening.Read {

    /** A person of the shop answered in the provider's own app, past Baton. */
    record ColleagueAnswered(String text) implements Happening {}

    /**
     * The customer saw what the shop wrote.
     *
     * @param messages ids of those not seen before, oldest first; empty when the phone no longer knows them
     * @param upTo     when the last of them was sent
     */
    record Read(List<String> messages, Instant upTo) implements Happening {}
}
