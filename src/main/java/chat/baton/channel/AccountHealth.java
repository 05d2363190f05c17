package chat.baton.channel;

import chat.baton.core.MerchantId;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When accounts were last heard and last took a message, and since when they fail. Noted in memory with each message and
 * written every few seconds, so that it costs a message nothing.
 */
@Component
class AccountHealth {

    private record Key(String channel, String account) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Key, Instant> webhooks = new ConcurrentHashMap<>();
    private final Map<Key, Instant> deliveries = new ConcurrentHashMap<>();
    private final Map<Key, Integer> setbacks = new ConcurrentHashMap<>();
    private final Map<Key, Instant> taken = new ConcurrentHashMap<>();

    AccountHealth(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void heard(Account account) {
        webhooks.put(new Key(account.channel(), account.name()), clock.instant());
    }

    void took(Account account) {
        var key = new Key(account.channel(), account.name());
        var now = clock.instant();
        deliveries.put(key, now);
        taken.put(key, now);
        setbacks.remove(key);
    }

    /** Whether the provider took something from this node since then. */
    boolean tookSince(Account account, Instant then) {
        var last = taken.get(new Key(account.channel(), account.name()));
        return last != null && last.isAfter(then);
    }

    /** The provider took nothing. @return how often in a row this node has found it so, whatever it was to take */
    int setBack(Account account) {
        return setbacks.merge(new Key(account.channel(), account.name()), 1, Integer::sum);
    }

    /** Nothing is sent for a while, and the account fails when somebody has to repair it. */
    void paused(Account account, Outcome.Paused paused) {
        jdbc.sql(
                        """
                        insert into account_pause (channel, account, merchant_id, until, reason)
                        values (:channel, :account, :merchant, now() + :pause * interval '1 millisecond', :reason)
                        on conflict (channel, account)
                        do update set until = greatest(account_pause.until, excluded.until), reason = excluded.reason
                        """)
                .param("channel", account.channel())
                .param("account", account.name())
                .param("merchant", account.merchant().value())
                .param("pause", paused.pause().toMillis())
                .param("reason", paused.reason())
                .update();
        if (paused.needsSomebody()) {
            failing(account, paused.reason(), paused.cure() == Outcome.Cure.TOKEN);
        }
    }

    /** Nothing is taken until somebody repairs it. */
    private void failing(Account account, String reason, boolean tokenExpired) {
        jdbc.sql(
                        """
                        update channel_account
                           set failing_since = coalesce(failing_since, :now), failure = :reason, token_expired = :token
                         where channel = :channel and name = :name
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("token", tokenExpired)
                .param("channel", account.channel())
                .param("name", account.name())
                .update();
    }

    /** Somebody changed it: it may send again, unless it is switched off. */
    void repaired(Account account) {
        jdbc.sql(
                        "update channel_account set failing_since = null, failure = null, token_expired = false where channel = ? and name = ?")
                .params(account.channel(), account.name())
                .update();
        jdbc.sql("delete from account_pause where channel = ? and account = ?")
                .params(account.channel(), account.name())
                .update();
        if (!account.enabled()) {
            jdbc.sql(
                            "insert into account_pause (channel, account, merchant_id, until, reason) values (?, ?, ?, 'infinity', ?)")
                    .params(
                            account.channel(),
                            account.name(),
                            account.merchant().value(),
                            "switched off")
                    .update();
        }
    }

    AccountStatus of(Account account) {
        write();
        return jdbc.sql("select * from channel_account where channel = ? and name = ?")
                .params(account.channel(), account.name())
                .query((row, index) -> new AccountStatus(
                        Outbox.instant(row, "last_webhook_at"),
                        Outbox.instant(row, "last_delivery_at"),
                        Outbox.instant(row, "failing_since"),
                        row.getString("failure"),
                        row.getBoolean("token_expired")))
                .optional()
                .orElse(AccountStatus.UNKNOWN);
    }

    /** Those of the merchants that are switched on and fail, longest first. */
    List<FailingAccount> failing(Collection<MerchantId> merchants) {
        return jdbc.sql(
                        """
                        select * from channel_account
                         where merchant_id = any(:merchants) and failing_since is not null and enabled
                         order by failing_since
                        """)
                .param("merchants", merchants.stream().map(MerchantId::value).toArray(String[]::new))
                .query((row, index) -> new FailingAccount(
                        MerchantId.of(row.getString("merchant_id")),
                        row.getString("channel"),
                        row.getString("name"),
                        row.getObject("failing_since", OffsetDateTime.class).toInstant(),
                        row.getString("failure"),
                        row.getBoolean("token_expired")))
                .list();
    }

    @PreDestroy
    @Scheduled(fixedDelay = 5000)
    void write() {
        drain(webhooks, "last_webhook_at = greatest(last_webhook_at, :at)");
        drain(
                deliveries,
                """
                last_delivery_at = greatest(last_delivery_at, :at),
                failure = case when failing_since > :at then failure end,
                token_expired = token_expired and failing_since > :at,
                failing_since = case when failing_since > :at then failing_since end
                """);
    }

    private void drain(Map<Key, Instant> noted, String change) {
        for (var key : noted.keySet()) {
            @Nullable Instant at = noted.remove(key);
            if (at != null) {
                jdbc.sql("update channel_account set " + change + " where channel = :channel and name = :name")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("channel", key.channel())
                        .param("name", key.account())
                        .update();
            }
        }
    }
}
