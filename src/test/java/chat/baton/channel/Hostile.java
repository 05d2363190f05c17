package chat.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import chat.baton.core.MerchantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a channel needs to take hostile bytes apart without anything around it, and what has to hold of what it makes of them. */
public final class Hostile {

    public static final Clock NOON = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

    private Hostile() {}

    public static SignedJson json() {
        return new SignedJson(new SimpleMeterRegistry());
    }

    public static Account account(String channel, Map<String, String> settings) {
        return new Account(MerchantId.of("lamps"), channel, "lamps", true, settings);
    }

    /** Everything that is told is of an account of ours, so that all of it is read. */
    public static Accounts accounts() {
        return mock(Accounts.class, withSettings().stubOnly().defaultAnswer(call -> switch (call.getMethod()
                .getName()) {
            case "beside" -> Optional.of(call.getArgument(0));
            case "all" -> List.of();
            default -> Optional.empty();
        }));
    }

    /** The inbox can keep them as they are. */
    public static void assertFit(List<Arrival> arrivals) {
        assertThat(arrivals).allSatisfy(arrival -> {
            assertThat(arrival.dedupeKey()).hasSizeBetween(1, 300).doesNotContain("\0");
            assertThat(arrival.topic()).doesNotContain("\0");
            assertThat(arrival.lane()).doesNotContain("\0");
            assertThat(arrival.payload()).isNotEmpty().doesNotContain("\0");
            assertThat(arrival.occurredAt()).isBetween(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
        });
    }
}
