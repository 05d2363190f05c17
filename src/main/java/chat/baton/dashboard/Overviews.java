package chat.baton.dashboard;

import chat.baton.checkout.Sales;
import chat.baton.conversation.Figures;
import chat.baton.conversation.Figures.Said;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.dashboard.Overview.AgentFigures;
import chat.baton.flow.FlowMaps;
import chat.baton.team.Team;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts the figures of a merchant together. */
@Component
class Overviews {

    /** Who has let the bot wait for so long will hardly go on. */
    private static final Duration QUIET = Duration.ofDays(1);

    private final Figures figures;
    private final Sales sales;
    private final FlowMaps maps;
    private final Team team;
    private final Clock clock;

    Overviews(Figures figures, Sales sales, FlowMaps maps, Team team, Clock clock) {
        this.figures = figures;
        this.sales = sales;
        this.maps = maps;
        this.team = team;
        this.clock = clock;
    }

    Overview of(MerchantId id, PeriodChoice choice) {
        var merchant = team.merchant(id).orElseThrow();
        var now = clock.instant();
        var period = choice.until(now, merchant.timeZone());
        var here = figures.here(id, now.minus(QUIET));
        var passages = figures.passages(id, period);
        var help = figures.help(id, period.from());
        var labels = period.slots().stream()
                .map(slot -> choice.label(slot, merchant.timeZone(), LocaleContextHolder.getLocale()))
                .toList();
        var tally = new FlowTally(here, passages, help, labels);
        return new Overview(
                merchant,
                choice,
                period,
                now,
                tally.flows(maps.of(id, tally.keys())),
                help.all(),
                agents(help, figures.said(id, period.from())),
                sales.since(id, period.from()));
    }

    private List<AgentFigures> agents(Figures.HelpFigures help, List<Said> said) {
        var helped = help.agents().stream().collect(Collectors.toMap(Figures.HelpedBy::agent, one -> one));
        var wrote = said.stream().collect(Collectors.toMap(Said::agent, one -> one));
        var all = new HashSet<>(helped.keySet());
        all.addAll(wrote.keySet());
        var names = team.names(all);
        return all.stream()
                .map(agent -> agent(agent, name(agent, names), helped.get(agent), wrote.get(agent)))
                .sorted(Comparator.comparingInt(AgentFigures::messages)
                        .reversed()
                        .thenComparing(AgentFigures::name))
                .toList();
    }

    private static String name(AgentId agent, Map<AgentId, String> names) {
        return agent.equals(AgentId.OUTSIDE)
                ? Texts.of("page.somebody-outside")
                : names.getOrDefault(agent, agent.value());
    }

    private static AgentFigures agent(
            AgentId agent, String name, Figures.@Nullable HelpedBy helped, @Nullable Said said) {
        return new AgentFigures(
                agent.value(),
                name,
                helped == null ? Figures.Helped.NOTHING : helped.helped(),
                said == null ? 0 : said.messages(),
                said == null ? 0 : said.conversations());
    }
}
