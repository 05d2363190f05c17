package chat.baton.conversation;

import chat.baton.core.MerchantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people call conversations by, in their merchant's own words. */
@Service
@Transactional
public class Tags {

    private static final int LONGEST = 40;

    private final JdbcClient jdbc;

    Tags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Nothing happens when the conversation has the tag already.
     *
     * @param tag 1 to 40 characters; white space around it and doubled within it is left out
     * @throws IllegalArgumentException when there is nothing left, or too much
     * @throws NoSuchConversation       when there is none
     */
    public void tag(ConversationId id, String tag) {
        var found = jdbc.sql(
                        """
                        with c as (select id, merchant_id from conversation where id = :id),
                             t as (insert into conversation_tag (conversation_id, merchant_id, tag)
                                   select id, merchant_id, :tag from c
                                   on conflict do nothing)
                        select count(*) from c
                        """)
                .param("id", id.value())
                .param("tag", tidy(tag))
                .query(Integer.class)
                .single();
        if (found == 0) {
            throw new NoSuchConversation(id);
        }
    }

    private static String tidy(String tag) {
        var tidy = Words.storable(tag).strip().replaceAll("\\s+", " ");
        if (tidy.isEmpty() || tidy.codePointCount(0, tidy.length()) > LONGEST) {
            throw new IllegalArgumentException("A tag has 1 to " + LONGEST + " characters");
        }
        return tidy;
    }

    /** Nothing happens when the conversation does not have the tag. */
    public void untag(ConversationId id, String tag) {
        jdbc.sql("delete from conversation_tag where conversation_id = ? and tag = ?")
                .params(id.value(), Words.storable(tag))
                .update();
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<String> of(ConversationId id) {
        return List.copyOf(of(List.of(id)).getOrDefault(id, Set.of()));
    }

    /** By name; conversations without tags are left out. */
    @Transactional(readOnly = true)
    public Map<ConversationId, Set<String>> of(Collection<ConversationId> ids) {
        var found = new HashMap<ConversationId, Set<String>>();
        if (!ids.isEmpty()) {
            jdbc.sql("select conversation_id, tag from conversation_tag where conversation_id = any(?)")
                    .param(ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                    .query(row -> {
                        found.computeIfAbsent(
                                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                                        id -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER.thenComparing(tag -> tag)))
                                .add(row.getString("tag"));
                    });
        }
        return found;
    }

    /** All tags these merchants use now, by name. */
    @Transactional(readOnly = true)
    public List<String> known(Set<MerchantId> merchants) {
        return jdbc.sql(
                        "select tag from conversation_tag where merchant_id = any(?) group by tag order by lower(tag), tag limit 500")
                .param(merchants.stream().map(MerchantId::value).toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
