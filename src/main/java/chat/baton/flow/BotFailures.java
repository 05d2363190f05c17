package chat.baton.flow;

import chat.baton.conversation.CustomerRef;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.springframework.stereotype.Component;

/**
 * Why a flow failed at a customer's message, until the message is handled again. Kept in memory, as the transaction that
 * could have written it down is rolled back; where another node takes the message, that node finds out for itself. By customer, not
 * by conversation: one that begins with the message is undone with it, and gets another id the next time.
 */
@Component
class BotFailures {

    private final Cache<CustomerRef, String> reasons = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(10_000)
            .build();

    /** What is over by the next try is no failure. */
    void remember(CustomerRef customer, ProcessEngineException failure) {
        if (!(failure instanceof ProcessEnginePersistenceException || failure instanceof OptimisticLockingException)) {
            reasons.put(customer, String.valueOf(failure.getMessage()));
        }
    }

    Optional<String> takeOf(CustomerRef customer) {
        return Optional.ofNullable(reasons.asMap().remove(customer));
    }
}
