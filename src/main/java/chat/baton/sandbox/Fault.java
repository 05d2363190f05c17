package chat.baton.sandbox;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a provider's API can be told to do with the next sends to a phone. */
enum Fault {
    NONE(null),
    SERVER_ERROR(StandIn::serverError),
    RATE_LIMIT(StandIn::rateLimit),
    EXPIRED_TOKEN(StandIn::expiredToken),
    /** Answers too late, with an error; nothing reaches the phone. */
    NO_ANSWER(StandIn::serverError),
    /** Reaches the phone, then answers slowly. */
    SLOW_ANSWER(null);

    private final @Nullable Function<StandIn, Refusal> refusal;

    Fault(@Nullable Function<StandIn, Refusal> refusal) {
        this.refusal = refusal;
    }

    Optional<Refusal> refusal(StandIn channel) {
        return Optional.ofNullable(refusal).map(words -> words.apply(channel));
    }
}
