package chat.baton.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until somebody lets time pass. */
public final class StoppedClock extends Clock {

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    public void lets(Duration pass) {
        now = now.plus(pass);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Always UTC");
    }
}
