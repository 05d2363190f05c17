package chat.baton.team;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many conversations each of a merchant's agents holds at most at a time, in the table {@code capacity}. */
@Service
@Transactional
public class Capacities {

    /** More than a person can hold; who needs more needs no limit. */
    public static final int LARGEST = 1000;

    private final JdbcClient jdbc;

    Capacities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Absent where agents may hold any number. */
    @Transactional(readOnly = true)
    public OptionalInt most(MerchantId merchant) {
        return jdbc.sql("select conversations from capacity where merchant_id = ?")
                .param(merchant.value())
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /**
     * What agents hold already they keep.
     *
     * @param conversations 1 to {@link #LARGEST}; absent for any number
     * @throws IllegalArgumentException when it is another number
     */
    public void put(MerchantId merchant, @Nullable Integer conversations) {
        if (conversations == null) {
            jdbc.sql("delete from capacity where merchant_id = ?")
                    .param(merchant.value())
                    .update();
        } else {
            jdbc.sql(
                            """
                            insert into capacity (merchant_id, conversations) values (?, ?)
                            on conflict (merchant_id) do update set conversations = excluded.conversations
                            """)
                    .params(merchant.value(), fit(conversations))
                    .update();
        }
    }

    private static int fit(int conversations) {
        if (conversations < 1 || conversations > LARGEST) {
            throw new IllegalArgumentException("An agent can hold 1 to " + LARGEST + " conversations at a time");
        }
        return conversations;
    }

    /**
     * Until the transaction ends, whoever else asks this for the agent waits. Ask it before a conversation is locked: who
     * waits for a conversation may hold this, but not the other way round.
     */
    public void lock(MerchantId merchant, AgentId agent) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(key(merchant, agent))
                .query((row, index) -> index)
                .list();
    }

    /** As {@link #lock}, where conversations are locked already: false instead of waiting. */
    public boolean lockAtOnce(MerchantId merchant, AgentId agent) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(key(merchant, agent))
                .query(Boolean.class)
                .single();
    }

    private static String key(MerchantId merchant, AgentId agent) {
        return "baton.capacity " + merchant + " " + agent;
    }
}
