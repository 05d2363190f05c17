package chat.baton.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** What accounts have left of their budgets, in the table {@code send_budget}: the nodes share it. */
@Component
class SendBudgets {

    private final JdbcClient jdbc;
    private final Clock clock;

    SendBudgets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes one request from each budget, or none from any.
     *
     * @return how long to wait when one of them is used up; absent when the request may be made
     */
    @Transactional
    public Optional<Duration> take(Account account, List<SendBudget> budgets) {
        for (var budget : budgets) {
            var now = clock.instant().getEpochSecond();
            var period = budget.period().toSeconds();
            if (!take(account, budget, now / period)) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return Optional.of(Duration.ofSeconds(period - now % period));
            }
        }
        return Optional.empty();
    }

    private boolean take(Account account, SendBudget budget, long slot) {
        return jdbc.sql(
                                """
                        insert into send_budget as b (channel, account, period_seconds, merchant_id, slot, used)
                        values (:channel, :account, :period, :merchant, :slot, 1)
                        on conflict (channel, account, period_seconds)
                        do update set used = case when b.slot = excluded.slot then b.used + 1 else 1 end,
                                      slot = excluded.slot
                         where b.slot <> excluded.slot or b.used < :limit
                        """)
                        .param("channel", account.channel())
                        .param("account", account.name())
                        .param("period", budget.period().toSeconds())
                        .param("merchant", account.merchant().value())
                        .param("slot", slot)
                        .param("limit", budget.requests())
                        .update()
                == 1;
    }
}
