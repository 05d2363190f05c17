package chat.baton.channel;

import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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

    static final String TAKEN_BACK = "was taken back by the customer";

    /**
     * A file somebody is to fetch, or to remove.
     *
     * @param reference where it lies, in words its channel understands; empty when it came to us by itself
     * @param attempt   1 for the first try
     * @param takenBack whether it is to be removed
     */
    record Wanted(
            UUID id,
            MerchantId merchant,
            String channel,
            String account,
            String reference,
            @Nullable String name,
            int attempt,
            boolean takenBack) {}

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
                                      where status in ('wanted', 'unwanted') and next_attempt_at <= now()
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
                        Objects.requireNonNullElse(row.getString("reference"), ""),
                        row.getString("name"),
                        row.getInt("attempts"),
                        row.getString("status").equals("unwanted")))
                .optional();
    }

    /** @return whether it was still wanted from whoever claimed it */
    boolean stored(Wanted wanted, MediaFile file) {
        return ofClaim("status = 'stored', type = :type, size = :size, sha256 = :sha256, error = null", wanted)
                        .param("type", file.type())
                        .param("size", file.size())
                        .param("sha256", file.sha256())
                        .update()
                == 1;
    }

    /** Files whose customer took them back: nobody sees them from now on, and their bytes are removed after the commit. */
    void takenBack(MerchantId merchant, Collection<UUID> ids) {
        jdbc.sql(
                        """
                        update media
                           set status = 'unwanted', attempts = 0, next_attempt_at = now(), error = :why, name = null
                         where id = any(:ids::uuid[]) and merchant_id = :merchant and status <> 'unwanted'
                        """)
                .param("why", TAKEN_BACK)
                .param("ids", names(ids))
                .param("merchant", merchant.value())
                .update();
        wishes.ringAfterCommit();
    }

    void removed(Wanted taken) {
        ofClaim("status = 'failed', reference = null, type = null, size = null, sha256 = null", taken)
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
        return jdbc.sql("update media set " + changes + " where id = :id and status = :status and attempts = :attempt")
                .param("status", wanted.takenBack() ? "unwanted" : "wanted")
                .param("id", wanted.id())
                .param("attempt", wanted.attempt());
    }

    List<Attachment> find(Collection<UUID> ids) {
        return jdbc.sql("select * from media where id = any(:ids::uuid[])")
                .param("ids", names(ids))
                .query((row, index) -> attachment(row))
                .list();
    }

    private static String[] names(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
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

    /** Rings when there may be a file to fetch or to remove. */
    Bell wishes() {
        return wishes;
    }
}
