package chat.baton.channel.whatsapp;

import chat.baton.channel.Inbox;
import chat.baton.channel.Reachability;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which customer an id of the provider belongs to, in the table {@code whatsapp_alias}. */
@Component
class CustomerAliases {

    private final JdbcClient jdbc;
    private final Reachability reachability;
    private final Inbox inbox;
    private final Clock clock;

    CustomerAliases(JdbcClient jdbc, Reachability reachability, Inbox inbox, Clock clock) {
        this.jdbc = jdbc;
        this.reachability = reachability;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * What the customers are kept under, in the order of the sightings. One statement for all of them while nothing is
     * new. What is new is decided again behind a lock on the accounts, so that two first events at a time make one
     * customer.
     */
    @Transactional
    public List<String> customers(List<Sighting> seen) {
        if (seen.isEmpty()) {
            return List.of();
        }
        var known = known(seen);
        var customers = seen.stream().map(known::customer).toList();
        if (known.changed().isEmpty()) {
            return customers;
        }
        lock(seen);
        return remembered(seen);
    }

    private List<String> remembered(List<Sighting> seen) {
        var known = known(seen);
        var customers = seen.stream().map(known::customer).toList();
        save(known.changed());
        known.learned().forEach(reachability::learned);
        inbox.keep(known.same().stream().map(same -> same.told(clock.instant())).toList());
        return customers;
    }

    private KnownAliases known(List<Sighting> seen) {
        var keys = seen.stream().flatMap(Sighting::aliases).collect(Collectors.toSet());
        return new KnownAliases(jdbc.sql(
                        """
                        select * from whatsapp_alias
                         where (merchant_id, account, alias)
                               in (select * from unnest(:merchants::text[], :accounts::text[], :ids::text[]))
                        """)
                .param("merchants", column(keys, Alias.Key::merchant))
                .param("accounts", column(keys, Alias.Key::account))
                .param("ids", column(keys, Alias.Key::id))
                .query((row, index) -> new Alias(
                        new Alias.Key(row.getString("merchant_id"), row.getString("account"), row.getString("alias")),
                        row.getString("customer"),
                        row.getString("user_id")))
                .list());
    }

    /** Until the transaction ends; in one order, so that nobody waits for each other. */
    private void lock(List<Sighting> seen) {
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock(hashtextextended('whatsapp_alias:' || account, 0))
                          from (select distinct unnest(:accounts::text[]) as account order by account) accounts
                        """)
                .param("accounts", column(seen, sighting -> sighting.account().name()))
                .query((row, index) -> index)
                .list();
    }

    private void save(Collection<Alias> aliases) {
        jdbc.sql(
                        """
                        insert into whatsapp_alias (merchant_id, account, alias, customer, user_id)
                        select * from unnest(:merchants::text[], :accounts::text[], :ids::text[], :customers::text[],
                                             :users::text[])
                        on conflict (merchant_id, account, alias)
                        do update set customer = excluded.customer, user_id = excluded.user_id
                        """)
                .param("merchants", column(aliases, alias -> alias.key().merchant()))
                .param("accounts", column(aliases, alias -> alias.key().account()))
                .param("ids", column(aliases, alias -> alias.key().id()))
                .param("customers", column(aliases, Alias::customer))
                .param("users", column(aliases, Alias::user))
                .update();
    }

    private static <T> @Nullable String[] column(Collection<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
