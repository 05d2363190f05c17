package chat.baton.benchmark;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** Reconciles what was acknowledged and what arrived with what the database has, after something went wrong. */
final class Audit {

    /**
     * @param acknowledged messages by customers and agents
     * @param lost         of them or of the answers, or not where they belong
     * @param doubled      answers that the provider has twice
     * @param oldTurn      what the bot said while a person held the conversation
     * @param wrong        what else does not fit, in words
     */
    record Findings(
            int acknowledged, List<String> lost, List<String> doubled, List<String> oldTurn, List<String> wrong) {

        /** @param mostDoubled answers that were on their way when something was killed, and may have come twice */
        boolean isRight(int mostDoubled) {
            return lost.isEmpty() && oldTurn.isEmpty() && wrong.isEmpty() && doubled.size() <= mostDoubled;
        }
    }

    private record Delivery(String conversation, int number, int turn, String author, String status) {}

    private static final Pattern KEY = Pattern.compile("baton:([0-9a-f-]{36})(?::(\\d+)/\\d+)?");

    private final Database database;
    private final Provider provider;
    private final List<? extends Customer> talks;
    private final List<BusyAgent> agents;
    private final String customers;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> oldTurn = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    Audit(Database database, Provider provider, List<? extends Customer> talks, List<BusyAgent> agents) {
        this.database = database;
        this.provider = provider;
        this.talks = talks;
        this.agents = agents;
        this.customers = talks.stream().map(Customer::id).collect(Collectors.joining(","));
    }

    /** Waits until nothing is on its way any more. @param ordered whether the customers' messages came in their order */
    Findings reconcile(Duration patience, boolean ordered) throws SQLException {
        try {
            await().atMost(patience).pollInterval(Duration.ofMillis(500)).until(() -> underway()
                    .isEmpty());
        } catch (ConditionTimeoutException stuck) {
            wrong.addAll(underway());
        }
        var said = heardByBaton();
        for (var talk : talks) {
            compare(talk, said.getOrDefault(talk.id(), List.of()), ordered);
        }
        followDeliveries(deliveries());
        wrong.addAll(ask(UNANSWERED, customers));
        wrong.addAll(ask(ASTRAY, customers));
        wrong.addAll(ask(STRAY));
        wrong.addAll(ask(STOCK));
        agentsWords();
        return new Findings(acknowledged(), lost, doubled, oldTurn, wrong);
    }

    private int acknowledged() {
        return talks.stream().mapToInt(talk -> talk.said().size()).sum()
                + agents.stream().mapToInt(agent -> agent.answers().size()).sum();
    }

    private static final String UNDERWAY =
            """
            select 'event ' || status || ' of ' || lane || coalesce(', ' || error, '') from inbound_event
             where status = 'new' or status = 'parked' and lane = any(string_to_array(?, ','))
            union all
            select 'delivery ' || status || ' to ' || recipient || coalesce(', ' || error, '') from delivery
             where status in ('queued', 'sending')
            union all
            select 'job ' || handler_type_ || coalesce(', ' || exception_msg_, '') from act_ru_job
             where retries_ > 0 and (duedate_ is null or duedate_ < now()) and suspension_state_ = 1
            union all
            select 'transaction ' || coalesce(query, '') from pg_stat_activity
             where datname = 'postgres' and state like 'idle in transaction%' and state_change < now() - interval '2 seconds'
            """;

    private List<String> underway() {
        return ask(UNDERWAY, customers);
    }

    private static final String HEARD =
            """
            select c.recipient || ' ' || m.external_id
              from message m join conversation c on c.id = m.conversation_id
             where m.author = 'customer' and c.recipient = any(string_to_array(?, ','))
             order by c.recipient, m.number
            """;

    private Map<String, List<String>> heardByBaton() {
        return ask(HEARD, customers).stream()
                .map(row -> row.split(" "))
                .collect(Collectors.groupingBy(row -> row[0], Collectors.mapping(row -> row[1], Collectors.toList())));
    }

    private void compare(Customer talk, List<String> heard, boolean ordered) {
        var said = talk.said();
        var missing = new ArrayList<>(said);
        heard.forEach(missing::remove);
        missing.forEach(mid -> lost.add("message " + mid + " of " + talk.id()));
        if (heard.size() + missing.size() != said.size()) {
            wrong.add(talk.id() + " said " + said.size() + ", has " + heard.size());
        } else if (ordered && missing.isEmpty() && !heard.equals(said)) {
            wrong.add("order of what " + talk.id() + " said");
        }
    }

    private static final String DELIVERIES =
            """
            select concat_ws(' ', d.id, d.recipient, d.conversation_id, d.number, d.turn, d.author, d.status)
              from delivery d where d.recipient = any(string_to_array(?, ',')) order by d.recipient, d.number
            """;

    private Map<String, Map<String, Delivery>> deliveries() {
        Map<String, Map<String, Delivery>> found = new HashMap<>();
        for (var row : ask(DELIVERIES, customers)) {
            var fields = row.split(" ");
            found.computeIfAbsent(fields[1], unknown -> new HashMap<>())
                    .put(
                            fields[0],
                            new Delivery(
                                    fields[2],
                                    Integer.parseInt(fields[3]),
                                    Integer.parseInt(fields[4]),
                                    fields[5],
                                    fields[6]));
        }
        return found;
    }

    private void followDeliveries(Map<String, Map<String, Delivery>> all) {
        var spells = agents.stream()
                .flatMap(agent -> agent.spells().stream())
                .collect(Collectors.groupingBy(BusyAgent.Spell::conversation));
        for (var talk : talks) {
            follow(talk, all.getOrDefault(talk.id(), Map.of()), spells);
        }
    }

    private void follow(Customer talk, Map<String, Delivery> deliveries, Map<String, List<BusyAgent.Spell>> spells) {
        Map<String, Integer> times = new HashMap<>();
        long newest = 0;
        for (var sent : provider.to(talk.id())) {
            var key = KEY.matcher(sent.key());
            @Nullable Delivery delivery = key.matches() ? deliveries.get(key.group(1)) : null;
            if (delivery == null) {
                wrong.add("nobody knows " + sent.key() + " to " + talk.id());
                continue;
            }
            if (times.merge(sent.key(), 1, Integer::sum) == 1) {
                var place = delivery.number() * 1000L
                        + Optional.ofNullable(key.group(2)).map(Long::valueOf).orElse(0L);
                if (place < newest) {
                    wrong.add("order of no. " + delivery.number() + " to " + talk.id());
                }
                newest = Math.max(newest, place);
            }
            spells.getOrDefault(delivery.conversation(), List.of()).stream()
                    .filter(spell -> delivery.author().equals("bot") && delivery.turn() < spell.turn())
                    .filter(spell -> sent.nanos() > spell.from() && sent.nanos() < spell.until())
                    .forEach(spell -> oldTurn.add("no. " + delivery.number() + " to " + talk.id()));
        }
        times.forEach((key, count) -> {
            if (count > 2) {
                wrong.add(key + " was sent " + count + " times to " + talk.id());
            } else if (count == 2) {
                doubled.add(key);
            }
        });
        deliveries.forEach((id, delivery) -> {
            var arrived = times.keySet().stream().anyMatch(key -> key.contains(id));
            if (!arrived && !delivery.status().equals("withheld")
                    || delivery.status().equals("failed")) {
                lost.add(delivery.status() + " no. " + delivery.number() + " to " + talk.id());
            }
        });
    }

    /** What bot and agents said has to be on its way, each. */
    private static final String UNANSWERED =
            """
            select 'no delivery of no. ' || m.number || ' to ' || c.recipient
              from message m
              join conversation c on c.id = m.conversation_id
              left join delivery d on d.conversation_id = m.conversation_id and d.number = m.number
             where m.author in ('bot', 'agent') and d.id is null and c.recipient = any(string_to_array(?, ','))
            """;

    /** The step that the conversation says waits has to wait in the engine; where none does, something else has to come. */
    private static final String ASTRAY =
            """
            select concat_ws(' ', 'flow of', c.recipient, 'held by', c.holder, 'should be at', c.step, c.waiting, 'and is at', e.places)
              from conversation c
              cross join lateral (select string_agg(concat_ws(' ', e.act_id_, e.id_), ', ') as places,
                                         bool_or(e.id_ = c.waiting and e.act_id_ = c.step) as waits
                                    from act_ru_execution i
                                    join act_ru_execution e on e.proc_inst_id_ = i.id_
                                   where i.root_proc_inst_id_ = c.flow_instance) e
             where c.recipient = any(string_to_array(?, ',')) and c.flow_instance is not null
               and (e.places is null
                    or c.waiting is not null and e.waits is not true
                    or c.waiting is null and c.holder = 'bot'
                       and not exists (select 1 from act_ru_job j where j.root_proc_inst_id_ = c.flow_instance))
            """;

    /** What the engine runs, some conversation has to know; a person is at work where the holder says so. */
    private static final String STRAY =
            """
            select 'nobody knows the flow ' || d.key_ || ' of ' || coalesce(e.business_key_, '?')
              from act_ru_execution e
              join act_re_procdef d on d.id_ = e.proc_def_id_
              left join conversation c on c.id::text = e.business_key_
             where e.parent_id_ is null and e.super_exec_ is null
               and case when d.key_ = 'takeover' then c.holder is not distinct from 'bot'
                        else c.flow_instance is distinct from e.id_ end
            union all
            select 'nobody helps ' || c.recipient
              from conversation c
             where c.holder <> 'bot'
               and not exists (select 1
                                 from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                                where e.business_key_ = c.id::text and d.key_ = 'takeover')
            """;

    private static final String STOCK =
            """
            select 'stock of ' || v.sku || ' is ' || v.stock || ', ordered ' || coalesce(o.taken, 0)
              from variant v
              left join (select l.sku, sum(l.quantity) as taken
                           from order_line l join shop_order o on o.id = l.order_id
                          where o.status in ('reserved', 'paid', 'confirmed')
                          group by l.sku) o on o.sku = v.sku
             where v.stock + coalesce(o.taken, 0) <> 1000000
            """;

    private void agentsWords() {
        for (var agent : agents) {
            var counts = ask(
                            "select text from message where author = 'agent' and conversation_id in (select id from conversation where recipient = any(string_to_array(?, ',')))",
                            customers)
                    .stream()
                    .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
            agent.answers().stream()
                    .filter(words -> counts.getOrDefault(words, 0L) != 1)
                    .forEach(words ->
                            lost.add("\"" + words + "\" is there " + counts.getOrDefault(words, 0L) + " times"));
        }
    }

    private List<String> ask(String sql, String... parameters) {
        try {
            return database.strings(sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
