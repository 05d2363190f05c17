package chat.baton.dashboard;

import chat.baton.checkout.Sales.Sold;
import chat.baton.conversation.Figures.Helped;
import chat.baton.core.Money;
import chat.baton.dashboard.FlowFigures.StepFigures;
import chat.baton.dashboard.Overview.AgentFigures;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** @param from where the period begins */
record OverviewJson(
        String merchant,
        String period,
        Instant from,
        Instant to,
        HelpJson help,
        List<FlowJson> flows,
        List<AgentJson> agents,
        List<SoldJson> sales) {

    static OverviewJson of(Overview overview) {
        return new OverviewJson(
                overview.merchant().id().value(),
                overview.choice().word(),
                overview.period().from(),
                overview.now(),
                HelpJson.of(overview.help()),
                overview.flows().stream().map(FlowJson::of).toList(),
                overview.agents().stream().map(AgentJson::of).toList(),
                overview.sales().stream().map(SoldJson::of).toList());
    }

    private static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }

    /**
     * @param requests       help requests
     * @param takeovers      conversations an agent took over, asked or not
     * @param medianWait     of a help request until the first takeover
     * @param ninetiethWait  what nine in ten waits did not exceed
     * @param medianHuman    how long people cared until the bot had the conversation again
     */
    @JsonInclude
    record HelpJson(
            int requests,
            int takeovers,
            @Nullable Long medianWait,
            @Nullable Long ninetiethWait,
            @Nullable Long medianHuman) {

        static HelpJson of(Helped helped) {
            return new HelpJson(
                    helped.asked(),
                    helped.taken(),
                    seconds(helped.waited().median()),
                    seconds(helped.waited().most()),
                    seconds(helped.human()));
        }
    }

    /** @param dropped by how: cancelled, timed-out, stopped, replaced, failed; those that happened */
    record FlowJson(
            String key,
            String name,
            int here,
            int waiting,
            int quiet,
            int entered,
            int finished,
            Map<String, Integer> dropped,
            HelpJson help,
            List<StepJson> steps) {

        static FlowJson of(FlowFigures flow) {
            return new FlowJson(
                    flow.key(),
                    flow.name(),
                    flow.here(),
                    flow.waiting(),
                    flow.quiet(),
                    flow.entered(),
                    flow.finished(),
                    flow.dropouts().stream()
                            .collect(Collectors.toMap(outcome -> outcome.word(), outcome -> flow.endings()
                                    .get(outcome))),
                    HelpJson.of(flow.helped()),
                    flow.steps().stream().map(StepJson::of).toList());
        }
    }

    /** @param flow key of the flow the step belongs to: this one, or one it calls */
    record StepJson(String flow, String id, String name, int here, int waiting, int quiet, int dropped, HelpJson help) {

        static StepJson of(StepFigures step) {
            return new StepJson(
                    step.flow(),
                    step.id(),
                    step.name(),
                    step.here(),
                    step.waiting(),
                    step.quiet(),
                    step.dropped(),
                    HelpJson.of(step.helped()));
        }
    }

    /** @param conversations in which they wrote messages */
    record AgentJson(String agent, String name, HelpJson help, int messages, int conversations) {

        static AgentJson of(AgentFigures agent) {
            return new AgentJson(
                    agent.agent(), agent.name(), HelpJson.of(agent.helped()), agent.messages(), agent.conversations());
        }
    }

    /**
     * @param flow    null where it is not known
     * @param channel null where it is not known
     */
    @JsonInclude
    record SoldJson(@Nullable String flow, @Nullable String channel, int orders, Money revenue) {

        static SoldJson of(Sold sold) {
            var seller = sold.seller();
            return new SoldJson(
                    seller == null ? null : seller.by(),
                    seller == null ? null : seller.on(),
                    sold.orders(),
                    sold.revenue());
        }
    }
}
