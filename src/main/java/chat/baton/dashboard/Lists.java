package chat.baton.dashboard;

import chat.baton.channel.Account;
import chat.baton.channel.Accounts;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Counts;
import chat.baton.conversation.Place;
import chat.baton.conversation.Tags;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts the list of conversations together. */
@Component
class Lists {

    private static final int PAGE = 50;

    private final Conversations conversations;
    private final Tags tags;
    private final Accounts accounts;
    private final Team team;
    private final ListRows rows;
    private final MessageSource texts;
    private final Clock clock;

    Lists(
            Conversations conversations,
            Tags tags,
            Accounts accounts,
            Team team,
            ListRows rows,
            MessageSource texts,
            Clock clock) {
        this.conversations = conversations;
        this.tags = tags;
        this.accounts = accounts;
        this.team = team;
        this.rows = rows;
        this.texts = texts;
        this.clock = clock;
    }

    /** All of the panel. */
    ListView panel(ListQuery query, @Nullable String cursor, AgentId me) {
        var merchants = team.merchantsOf(me);
        var page = page(query, cursor, me, merchants);
        var counts = conversations.counts(merchants).values();
        var manages = team.is(me, Role.MERCHANT) || team.is(me, Role.ADMIN);
        return view(query, me, page, tally(counts, me), choices(query, merchants, counts), manages);
    }

    /** Only more rows. */
    ListView rows(ListQuery query, String cursor, AgentId me) {
        return view(query, me, page(query, cursor, me, team.merchantsOf(me)), Map.of(), List.of(), false);
    }

    private ListView view(
            ListQuery query,
            AgentId me,
            Page page,
            Map<String, Integer> counts,
            List<ListView.Choice> choices,
            boolean mayResolveMany) {
        return new ListView(
                query, me.value(), page.rows(), page.next(), clock.instant(), counts, choices, mayResolveMany);
    }

    private record Page(List<ListRow> rows, @Nullable String next) {}

    private Page page(ListQuery query, @Nullable String cursor, AgentId me, Set<MerchantId> merchants) {
        var filter = query.filter(merchants, me);
        if (query.q().isEmpty()) {
            var page = conversations.list(filter, cursor, PAGE);
            return new Page(rows.of(page.items()), page.next());
        }
        var page = conversations.search(filter, query.q(), cursor, PAGE);
        return new Page(rows.found(page.items(), query.q()), page.next());
    }

    private static Map<String, Integer> tally(Collection<Counts> counts, AgentId me) {
        return Map.of(
                "all", sum(counts, each -> each.open() + each.resolved()),
                "bot", sum(counts, Counts::bot),
                "help", sum(counts, Counts::queue),
                "mine", sum(counts, each -> each.agents().getOrDefault(me, 0)),
                "resolved", sum(counts, Counts::resolved));
    }

    private static int sum(Collection<Counts> counts, ToIntFunction<Counts> number) {
        return counts.stream().mapToInt(number).sum();
    }

    private List<ListView.Choice> choices(ListQuery query, Set<MerchantId> merchants, Collection<Counts> counts) {
        var places = conversations.places(merchants);
        return List.of(
                new ListView.Choice("channel", query.channel(), channels(merchants)),
                new ListView.Choice("agent", query.agent(), agents(counts)),
                new ListView.Choice("flow", query.flow(), flows(places)),
                new ListView.Choice("step", query.step(), steps(places, query.flow())),
                new ListView.Choice(
                        "tag",
                        query.tag(),
                        tags.known(merchants).stream()
                                .map(tag -> new ListView.Option(tag, tag))
                                .toList()));
    }

    /** Those the merchants have an account on. */
    List<ListView.Option> channels(Set<MerchantId> merchants) {
        return accounts.all().stream()
                .filter(account -> merchants.contains(account.merchant()))
                .map(Account::channel)
                .distinct()
                .sorted()
                .map(channel -> new ListView.Option(channel, name(channel)))
                .toList();
    }

    private String name(String channel) {
        return Objects.requireNonNull(
                texts.getMessage("list.channel." + channel, null, channel, LocaleContextHolder.getLocale()));
    }

    /** Those who hold anything. */
    private List<ListView.Option> agents(Collection<Counts> counts) {
        var names = team.names(
                counts.stream().flatMap(each -> each.agents().keySet().stream()).collect(Collectors.toSet()));
        return names.entrySet().stream()
                .map(agent -> new ListView.Option(agent.getKey().value(), agent.getValue()))
                .sorted(Comparator.comparing(ListView.Option::label))
                .toList();
    }

    private static List<ListView.Option> flows(List<Place> places) {
        return places.stream()
                .map(place -> new ListView.Option(place.flow(), place.flowName()))
                .distinct()
                .toList();
    }

    /** Of the chosen flow, or of all. */
    private static List<ListView.Option> steps(List<Place> places, String flow) {
        return places.stream()
                .filter(place -> flow.isEmpty() || flow.equals(place.flow()))
                .map(Place::step)
                .filter(Objects::nonNull)
                .map(step -> new ListView.Option(step.id(), step.name()))
                .distinct()
                .toList();
    }
}
