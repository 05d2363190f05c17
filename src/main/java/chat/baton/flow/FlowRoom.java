package chat.baton.flow;

import chat.baton.core.MerchantId;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Keeps one merchant's flows from filling the engine for all. Counted once a minute, as exactness is not worth a question. */
@Component
class FlowRoom {

    private final LimitSettings settings;
    private final LoadingCache<MerchantId, AtomicLong> running;

    FlowRoom(RuntimeService runtime, LimitSettings settings) {
        this.settings = settings;
        this.running = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(merchant -> new AtomicLong(runtime.createProcessInstanceQuery()
                        .tenantIdIn(merchant.value(), DraftTenant.of(merchant))
                        .rootProcessInstances()
                        .count()));
    }

    /** @throws TooManyFlows when there is no room for another */
    void addOne(MerchantId merchant) {
        if (!Replaying.isOn() && running.get(merchant).incrementAndGet() > settings.runningFlows()) {
            throw new TooManyFlows(settings.runningFlows());
        }
    }
}
