package chat.baton.conversation;

import chat.baton.core.MerchantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which conversations changed, whoever changed them on whatever node. Each commit is told once to who asks on from one mark to
 * the next, however the ends of transactions overtake each other; one that takes long holds up no other.
 */
@Service
@Transactional(readOnly = true)
public class Changes {

    private final JdbcClient jdbc;

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything committed until now lies before it. */
    public Mark now() {
        return jdbc.sql("select pg_current_snapshot()::text")
                .query(String.class)
                .optional()
                .map(Mark::new)
                .orElseThrow();
    }

    /** @param until where to ask on from */
    public record News(Mark until, Map<ConversationId, MerchantId> changed) {}

    /**
     * What was committed since.
     *
     * @param most how many conversations are worth telling one by one
     * @return absent when more than that changed, or when the mark lies ahead, as it does in a database restored from a backup
     */
    public Optional<News> since(Mark mark, int most) {
        var changed = new HashMap<ConversationId, MerchantId>();
        var until = jdbc.sql(
                        """
                        with now as materialized (select pg_current_snapshot() as snapshot)
                        select case when pg_snapshot_xmax(:mark::pg_snapshot) <= pg_snapshot_xmax(now.snapshot)
                                    then now.snapshot::text end as until,
                               c.id, c.merchant_id
                          from now left join lateral (
                               select id, merchant_id
                                 from conversation
                                where changed_in >= pg_snapshot_xmin(:mark::pg_snapshot)
                                  and changed_in < pg_snapshot_xmax(now.snapshot)
                                  and not pg_visible_in_snapshot(changed_in, :mark::pg_snapshot)
                                order by changed_in
                                limit :limit) c on true
                        """)
                .param("mark", mark.toString())
                .param("limit", most + 1)
                .query((row, index) -> {
                    var id = row.getObject("id", UUID.class);
                    if (id != null) {
                        changed.put(new ConversationId(id), MerchantId.of(row.getString("merchant_id")));
                    }
                    return Optional.ofNullable(row.getString("until"));
                })
                .list()
                .get(0);
        return changed.size() > most ? Optional.empty() : until.map(text -> new News(new Mark(text), changed));
    }
}
