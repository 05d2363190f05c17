package chat.baton.flow;

import chat.baton.conversation.ConversationId;
import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where conversations stand in a flow as deployed. Asked in SQL: the engine tells one instance a question, and would keep what
 * it has read while the conversation is not locked yet.
 */
@Component
class Standings {

    private static final String SELECT =
            """
            select e.proc_inst_id_, i.business_key_, e.id_, e.act_id_
              from act_ru_execution e join act_ru_execution i on i.id_ = e.proc_inst_id_
             where i.business_key_ is not null and e.act_id_ is not null and not coalesce(e.is_event_scope_, false)
               and not exists (select 1 from act_ru_execution within
                                where within.parent_id_ = e.id_ and not coalesce(within.is_event_scope_, false))
            """;

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param definition id of the flow as deployed */
    List<Standing> in(String definition, MerchantId merchant) {
        return jdbc.sql(SELECT + " and e.proc_def_id_ = ? and i.tenant_id_ = ? order by e.proc_inst_id_, e.id_")
                .params(definition, merchant.value())
                .query((row, index) -> new Standing(
                        row.getString(1), ConversationId.of(row.getString(2)), row.getString(3), row.getString(4)))
                .list();
    }

    /** Nothing when the instance is in another version meanwhile, or has ended. */
    List<Standing> of(String instance, String definition) {
        return jdbc.sql(SELECT + " and e.proc_inst_id_ = ? and e.proc_def_id_ = ? order by e.id_")
                .params(instance, definition)
                .query((row, index) -> new Standing(
                        row.getString(1), ConversationId.of(row.getString(2)), row.getString(3), row.getString(4)))
                .list();
    }

    /** Whose flow it is; absent when it has ended. */
    Optional<ConversationId> conversation(String instance) {
        return jdbc.sql("select business_key_ from act_ru_execution where id_ = ? and business_key_ is not null")
                .param(instance)
                .query((row, index) -> ConversationId.of(row.getString(1)))
                .optional();
    }
}
