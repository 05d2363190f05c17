package chat.baton.flow;

import chat.baton.core.MerchantId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many conversations are in each flow as deployed. Asked in SQL, as the engine counts one flow a question only. */
@Component
class RunningConversations {

    private final JdbcClient jdbc;

    RunningConversations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one merchant, by the flow's id as deployed; those nobody is in are missing. */
    Map<String, Long> of(MerchantId merchant) {
        Map<String, Long> running = new HashMap<>();
        jdbc.sql(
                        """
                        select proc_def_id_, count(distinct coalesce(business_key_, id_)) as conversations
                          from act_ru_execution
                         where tenant_id_ in (?, ?) and parent_id_ is null
                         group by proc_def_id_
                        """)
                .params(merchant.value(), DraftTenant.of(merchant))
                .query(row -> {
                    running.put(row.getString("proc_def_id_"), row.getLong("conversations"));
                });
        return running;
    }
}
