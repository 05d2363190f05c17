package chat.baton.flow;

import chat.baton.core.MerchantId;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** No merchant's calls take the place of another's: so many a minute, and so many at once, for each. */
@Component
class WebhookBudget {

    private record Share(Bucket calls, Semaphore lines) {}

    private final LoadingCache<MerchantId, Share> shares;

    WebhookBudget(WebhookSettings settings) {
        this.shares = Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofHours(1))
                .build(merchant ->
                        new Share(perMinute(settings.callsPerMinute()), new Semaphore(settings.callsAtOnce())));
    }

    private static Bucket perMinute(int calls) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, Duration.ofMinutes(1)))
                .build();
    }

    /** @throws WebhookFailed when the merchant's share is used up for now */
    <T> T spend(MerchantId merchant, String url, Supplier<T> call) {
        var share = shares.get(merchant);
        if (!share.lines().tryAcquire()) {
            throw new WebhookFailed(url, "was not called: too many calls of yours are waiting for an answer");
        }
        try {
            if (!share.calls().tryConsume(1)) {
                throw new WebhookFailed(url, "was not called: your flows have called too often within a minute");
            }
            return call.get();
        } finally {
            share.lines().release();
        }
    }
}
