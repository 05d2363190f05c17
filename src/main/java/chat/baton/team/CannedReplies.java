package chat.baton.team;

import chat.baton.core.MerchantId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The answers a merchant keeps ready for its agents, in the table {@code canned_reply}. */
@Service
@Transactional
public class CannedReplies {

    private final JdbcClient jdbc;
    private final Clock clock;

    CannedReplies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By shortcut. */
    @Transactional(readOnly = true)
    public List<CannedReply> of(MerchantId merchant) {
        return jdbc.sql("select shortcut, title, text from canned_reply where merchant_id = ? order by shortcut")
                .param(merchant.value())
                .query(CannedReply.class)
                .list();
    }

    /** @param shortcut in whatever case */
    @Transactional(readOnly = true)
    public Optional<CannedReply> find(MerchantId merchant, String shortcut) {
        return jdbc.sql("select shortcut, title, text from canned_reply where merchant_id = ? and shortcut = ?")
                .params(merchant.value(), normal(shortcut))
                .query(CannedReply.class)
                .optional();
    }

    /** Keeps the reply, instead of the one there may be with the same shortcut. */
    public void put(MerchantId merchant, CannedReply reply) {
        jdbc.sql(
                        """
                        insert into canned_reply (merchant_id, shortcut, title, text, changed_at)
                        values (:merchant, :shortcut, :title, :text, :now)
                        on conflict (merchant_id, shortcut) do update
                           set title = :title, text = :text, changed_at = :now
                        """)
                .param("merchant", merchant.value())
                .param("shortcut", reply.shortcut())
                .param("title", reply.title())
                .param("text", reply.text())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return false when there was none */
    public boolean remove(MerchantId merchant, String shortcut) {
        return jdbc.sql("delete from canned_reply where merchant_id = ? and shortcut = ?")
                        .params(merchant.value(), normal(shortcut))
                        .update()
                > 0;
    }

    private static String normal(String shortcut) {
        return shortcut.strip().toLowerCase(Locale.ROOT);
    }
}
