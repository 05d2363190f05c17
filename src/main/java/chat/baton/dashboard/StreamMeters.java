package chat.baton.dashboard;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How many pages listen on this node. */
@Component
class StreamMeters implements MeterBinder {

    private final LiveFeed feed;

    StreamMeters(LiveFeed feed) {
        this.feed = feed;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("baton.streams.open", feed, LiveFeed::listeners)
                .description("Pages that listen to what goes on")
                .register(registry);
    }
}
