package chat.baton.channel;

import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code media}. */
@Repository
class MediaTable {

    private final JdbcClient jdbc;
    private final Bell wishes = new Bell();

    MediaTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file somebody is to fetch.
     *
     * @param reference where it lies, in words its channel understands
     * @param attempt   1 for the first try
     */
    record Wanted(
            UUID id,
            MerchantId merchant,
            String channel,
            String account,
            String reference,
            @Nullable String name,
            int attempt) {}

    /** Its fetching begins when the caller's transaction commits. */
    void want(UUID id, CustomerRef from, Media.Source source) {
        jdbc.sql(
                        """
                        insert into media (id, merchant_id, channel, account, customer, kind, reference, name, status)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'wanted')
                        """)
                .params(
                        id,
                        from.merchant().value(),
                        from.channel(),
                        from.account(),
                        from.externalId(),
                        source.kind(),
                        source.reference(),
                        source.name())
                .update();
        wishes.ringAfterCommit();
    }

    /** A file that lies in the store already. One that is known stays as it is. */
    void add(UUID id, CustomerRef to, @Nullable String name, MediaFile file) {
        jdbc.sql(
                        """
                        insert into media (id, merchant_id, channel, account, customer, kind, name, status, type, size, sha256)
                        values (?, ?, ?, ?, ?, ?, ?, 'stored', ?, ?, ?)
                        on conflict (id) do nothing
                        """)
                .params(
                        id,
                        to.merchant().value(),
                        to.channel(),
                        to.account(),
                        to.externalId(),
                        file.kind(),
                        name,
                        file.type(),
                        file.size(),
                        file.sha256())
                .update();
    }

    /** Takes the file that has waited longest, for as long as the lease. */
    Optional<Wanted> claim(Duration lease) {
        return jdbc.sql(
                        """
                        update media
                           set attempts = attempts + 1, next_attempt_at = now() + :lease * interval '1 millisecond'
                         where id = (select id
                                       from media
                                      where status = 'wanted' and next_attempt_at <= now()
                                      order by next_attempt_at
                                      limit 1
                                        for update skip locked)
                        returning *
                        """)
                .param("lease", lease.toMillis())
                .query((row, index) -> new Wanted(
                        row.getObject("id", UUID.class),
                        MerchantId.of(row.getString("merchant_id")),
                        row.getString("channel"),
                        row.getString("account"),
                        row.getString("reference"),
                        row.getString("name"),
                        row.getInt("attempts")))
                .optional();
    }

    void stored(Wanted wanted, MediaFile file) {
        ofClaim("status = 'stored', type = :type, size = :size, sha256 = :sha256, error = null", wanted)
                .param("type", file.type())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .update();
    }

    void later(Wanted wanted, Duration delay, String reason) {
        ofClaim("error = :reason, next_attempt_at = now() + :delay * interval '1 millisecond'", wanted)
                .param("reason", reason)
                .param("delay", delay.toMillis())
                .update();
    }

    void failed(Wanted wanted, String reason) {
        ofClaim("status = 'failed', error = :reason", wanted)
                .param("reason", reason)
                .update();
    }

    /** Changes nothing when the lease has ended and somebody else has taken the file. */
    private JdbcClient.StatementSpec ofClaim(String changes, Wanted wanted) {
        return jdbc.sql("update media set " + changes + " where id = :id and status = 'wanted' and attempts = :attempt")
                .param("id", wanted.id())
                .param("attempt", wanted.attempt());
    }

    List<Attachment> find(Collection<UUID> ids) {
        return jdbc.sql("select * from media where id = any(:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, index) -> attachment(row))
                .list();
    }

    Optional<Attachment> find(CustomerRef customer, UUID id) {
        return jdbc.sql(
                        """
                        select *
                          from media
                         where id = ? and merchant_id = ? and channel = ? and account = ? and customer = ?
                        """)
                .params(id, customer.merchant().value(), customer.channel(), customer.account(), customer.externalId())
                .query((row, index) -> attachment(row))
                .optional();
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                MerchantId.of(row.getString("merchant_id")),
                row.getString("kind"),
                row.getString("name"),
                row.getString("status"),
                row.getString("type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("error"));
    }

    long wishes() {
        return wishes.rings();
    }

    void awaitWish(long heard, Duration timeout) throws InterruptedException {
        wishes.await(heard, timeout);
    }

    /** Wakes a fetcher. */
    void wake() {
        wishes.ring();
    }
}
