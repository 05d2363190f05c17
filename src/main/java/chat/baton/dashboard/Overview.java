package chat.baton.dashboard;

import chat.baton.checkout.Sales.Sold;
import chat.baton.conversation.Figures.Helped;
import chat.baton.conversation.Period;
import chat.baton.core.Money;
import chat.baton.team.Merchant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant's shop is doing.
 *
 * @param flows  those a customer was in, the busiest first
 * @param help   all that people had to do
 * @param agents who came to help or wrote
 */
record Overview(
        Merchant merchant,
        PeriodChoice choice,
        Period period,
        Instant now,
        List<FlowFigures> flows,
        Helped help,
        List<AgentFigures> agents,
        List<Sold> sales) {

    /**
     * @param taken         conversations they were the first to take over
     * @param messages      what they wrote to customers
     * @param conversations in which they wrote
     */
    record AgentFigures(String agent, String name, Helped helped, int messages, int conversations) {}

    public int here() {
        return flows.stream().mapToInt(FlowFigures::here).sum();
    }

    public int waiting() {
        return flows.stream().mapToInt(FlowFigures::waiting).sum();
    }

    public int entered() {
        return flows.stream().mapToInt(FlowFigures::entered).sum();
    }

    public int finished() {
        return flows.stream().mapToInt(FlowFigures::finished).sum();
    }

    public int dropped() {
        return flows.stream().mapToInt(FlowFigures::dropped).sum();
    }

    /** Of those who left; absent when nobody did. */
    public @Nullable Integer finishedPercent() {
        return percent(finished(), finished() + dropped());
    }

    static @Nullable Integer percent(long part, long all) {
        return all == 0 ? null : Math.round(100f * part / all);
    }

    public int orders() {
        return sales.stream().mapToInt(Sold::orders).sum();
    }

    /** In each currency, the most first; of the merchant's when nothing was sold. */
    public List<Money> revenue() {
        var sums = new ArrayList<Money>();
        for (var sold : sales) {
            sums.stream()
                    .filter(sum -> sum.currency().equals(sold.revenue().currency()))
                    .findFirst()
                    .ifPresentOrElse(
                            sum -> sums.set(sums.indexOf(sum), sum.plus(sold.revenue())),
                            () -> sums.add(sold.revenue()));
        }
        if (sums.isEmpty()) {
            sums.add(new Money(0, merchant.currency()));
        }
        sums.sort(Comparator.comparingLong(Money::minor).reversed());
        return sums;
    }

    /** How long a bar is, of the longest of its currency. */
    public int percent(Sold sold) {
        var most = sales.stream()
                .filter(other ->
                        other.revenue().currency().equals(sold.revenue().currency()))
                .mapToLong(other -> other.revenue().minor())
                .max()
                .orElse(0);
        return Objects.requireNonNullElse(percent(sold.revenue().minor(), most), 0);
    }

    /** How long a bar is, of the longest time nine in ten waited for an agent. */
    public int percent(@Nullable Duration waited) {
        var most = agents.stream()
                .map(agent -> agent.helped().waited().most())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return waited == null ? 0 : Objects.requireNonNullElse(percent(waited.toMillis(), most.toMillis()), 0);
    }

    /** The one that is asked for, or the busiest; absent when there is none. */
    @Nullable
    FlowFigures flow(@Nullable String key) {
        return flows.stream()
                .filter(flow -> flow.key().equals(key))
                .findFirst()
                .or(() -> flows.stream().findFirst())
                .orElse(null);
    }

    public String lasting(@Nullable Duration time) {
        return Lasting.of(time);
    }

    /** What a flow is called; its key when nothing more is known. */
    public String name(String key) {
        return flows.stream()
                .filter(flow -> flow.key().equals(key))
                .map(FlowFigures::name)
                .findFirst()
                .orElse(key);
    }
}
