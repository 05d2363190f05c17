package chat.baton.conversation;

import chat.baton.core.MerchantId;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Forgets what was said longer ago than its merchant wants. It goes through all conversations by their ids, a few at a time and
 * again and again, as an index by time would cost each message more than this costs all of them.
 */
@Component
@EnableConfigurationProperties(RetentionSettings.class)
class Forgetting {

    private static final int CONVERSATIONS = 500;
    private static final int MESSAGES_OF_EACH = 100;
    private static final int PORTIONS = 5;
    private static final Duration BETWEEN_ROUNDS = Duration.ofHours(12);
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final ContentJson json;
    private final RetentionSettings settings;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private UUID after = FIRST;
    private Instant nextRound = Instant.EPOCH;

    Forgetting(
            JdbcClient jdbc,
            ContentJson json,
            RetentionSettings settings,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT5S")
    void forget() {
        for (int portion = 0; portion < PORTIONS && isDue(); portion++) {
            goOn();
        }
    }

    private boolean isDue() {
        return !settings.keepsAll() && !clock.instant().isBefore(nextRound);
    }

    /** Stays where it is while there is something to forget. */
    private void goOn() {
        var here = jdbc.sql("select id from conversation where id > ? order by id limit ?")
                .params(after, CONVERSATIONS)
                .query(UUID.class)
                .list();
        if (here.isEmpty()) {
            after = FIRST;
            nextRound = clock.instant().plus(BETWEEN_ROUNDS);
        } else if (!forgetSome(here)) {
            after = here.get(here.size() - 1);
        }
    }

    private boolean forgetSome(List<UUID> conversations) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var gone = forget(conversations);
            gone.forEach((merchant, messages) -> events.publishEvent(new MessagesForgotten(merchant, messages)));
            return !gone.isEmpty();
        }));
    }

    private record Gone(MerchantId merchant, MessagesForgotten.Forgotten message) {}

    /** Conversations that are in use right now keep the last words that the list shows of them, until the next round. */
    private Map<MerchantId, List<MessagesForgotten.Forgotten>> forget(List<UUID> conversations) {
        return jdbc
                .sql(
                        """
                        with due as (
                          select c.id, first.before
                            from conversation c
                            left join unnest(:merchants::text[], :befores::timestamptz[]) own (merchant, before)
                              on own.merchant = c.merchant_id
                           cross join lateral (select at, coalesce(own.before, :before::timestamptz) as before
                                                 from message m
                                                where m.conversation_id = c.id
                                                order by m.number limit 1) first
                           where c.id = any(:conversations) and first.at < first.before),
                        old as (
                          select m.conversation_id, m.number
                            from due
                           cross join lateral (select conversation_id, number, at
                                                 from message where conversation_id = due.id
                                                order by number limit :each) m
                           where m.at < due.before),
                        unsaid as (
                          select c.id
                            from conversation c join due using (id)
                           where c.last_at < due.before and c.last_text <> ''
                           order by c.id
                             for update of c skip locked),
                        shown as (
                          update conversation c set last_text = '' from unsaid where c.id = unsaid.id)
                        delete from message m using old
                         where m.conversation_id = old.conversation_id and m.number = old.number
                        returning m.merchant_id, m.conversation_id, m.number, m.content
                        """)
                .param("merchants", settings.merchants().keySet().toArray(String[]::new))
                .param("befores", befores())
                .param("before", before(settings.messages()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("conversations", conversations.toArray(UUID[]::new))
                .param("each", MESSAGES_OF_EACH)
                .query((row, index) -> new Gone(
                        MerchantId.of(row.getString("merchant_id")),
                        new MessagesForgotten.Forgotten(
                                new ConversationId(row.getObject("conversation_id", UUID.class)),
                                row.getInt("number"),
                                json.read(row.getString("content")))))
                .stream()
                .collect(Collectors.groupingBy(Gone::merchant, Collectors.mapping(Gone::message, Collectors.toList())));
    }

    private String[] befores() {
        return settings.merchants().values().stream()
                .map(own -> before(own.messages()))
                .map(before -> before == null ? null : before.toString())
                .toArray(String[]::new);
    }

    private @Nullable OffsetDateTime before(@Nullable Duration kept) {
        return kept == null ? null : ConversationTable.timestamp(clock.instant().minus(kept));
    }
}
