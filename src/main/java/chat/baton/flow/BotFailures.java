package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
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
 * by conversation: one that begins with the message is undone with it, and gets another id the next time. What the customer
 * says next is another matter, whoever has handled the failed message in the end.
 */
@Component
class BotFailures {

    private record Said(CustomerRef customer, int number, Content content) {

        static Said in(Conversation conversation, Content content) {
            return new Said(conversation.customer().ref(), conversation.lastNumber(), content);
        }
    }

    private final Cache<Said, String> reasons = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(10_000)
            .build();

    /** What is over by the next try is no failure. */
    void remember(Conversation conversation, Content content, ProcessEngineException failure) {
        if (!(failure instanceof ProcessEnginePersistenceException || failure instanceof OptimisticLockingException)) {
            reasons.put(Said.in(conversation, content), String.valueOf(failure.getMessage()));
        }
    }

    Optional<String> takeOf(Conversation conversation, Content content) {
        return Optional.ofNullable(reasons.asMap().remove(Said.in(conversation, content)));
    }
}
