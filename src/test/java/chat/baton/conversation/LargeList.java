package chat.baton.conversation;

import chat.baton.core.MerchantId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant with many customers, one of whom has talked a lot; made by the database itself, since it takes long otherwise. */
public final class LargeList {

    public static final int CONVERSATIONS = 10_000;

    private final JdbcClient jdbc;
    private final MerchantId merchant;

    private LargeList(JdbcClient jdbc, MerchantId merchant) {
        this.jdbc = jdbc;
        this.merchant = merchant;
    }

    /**
     * @param messages of an ordinary conversation
     * @param longest  messages of the longest
     */
    public static LargeList fill(JdbcClient jdbc, MerchantId merchant, int messages, int longest) {
        var list = new LargeList(jdbc, merchant);
        list.customers();
        list.conversations(messages, longest);
        // Else each message may look for its conversation as if there were a handful.
        jdbc.sql("analyze customer, conversation").update();
        list.messages(messages, longest);
        list.runs();
        list.help();
        jdbc.sql("analyze customer, conversation, message, flow_run, help").update();
        return list;
    }

    public ConversationId longest() {
        return jdbc.sql("select id from conversation where merchant_id = ? and recipient = 'c-5000'")
                .param(merchant.value())
                .query((row, index) -> new ConversationId(row.getObject("id", UUID.class)))
                .single();
    }

    private void customers() {
        jdbc.sql(
                        """
                        insert into customer (id, merchant_id, channel, account, external_id, name, created_at)
                        select gen_random_uuid(), :merchant, (array['messenger', 'whatsapp', 'line', 'webchat', 'x'])[1 + n % 5],
                               'main', 'c-' || n, (array['Anna', 'Ben', 'Carla', 'Dora', 'Emil'])[1 + n % 5] || ' Number' || n,
                               now()
                          from generate_series(1, :customers) n
                        """)
                .param("merchant", merchant.value())
                .param("customers", CONVERSATIONS)
                .update();
    }

    private void conversations(int messages, int longest) {
        jdbc.sql(
                        """
                        insert into conversation (id, merchant_id, customer_id, channel, account, recipient, status, holder,
                               agent, holder_since, turn, help_at, help_reason, last_number, last_text, last_at, unread,
                               misunderstood)
                        select gen_random_uuid(), merchant_id, id, channel, account, external_id,
                               case when n % 3 = 0 then 'resolved' else 'open' end, holder,
                               case holder when 'agent' then 'agent-' || n % 7 end, now(), 1,
                               case holder when 'queue' then now() end, case holder when 'queue' then 'asked' end,
                               case n when 5000 then :longest else :messages end, 'the last words',
                               now() - n * interval '1 minute', 0, 0
                          from (select *, substr(external_id, 3)::int as n from customer where merchant_id = :merchant) u,
                               lateral (select case when n % 3 = 0 then 'bot' when n % 100 = 1 then 'queue'
                                                    when n % 10 = 1 then 'agent' else 'bot' end as holder) held
                        """)
                .param("merchant", merchant.value())
                .param("messages", messages)
                .param("longest", longest)
                .update();
    }

    /** Half of the open ones are in a flow, all have been in one of them. */
    private void runs() {
        jdbc.sql(
                        """
                        with entered as (
                          insert into flow_run (conversation_id, instance, merchant_id, flow, flow_name, entered_at, ended_at,
                                 outcome, end_event, end_name, step_flow, step, step_name)
                          select id, 'run-' || n, merchant_id, entered, entered, last_at - interval '10 minutes',
                                 case when goes_on then 'infinity' else last_at end,
                                 case when not goes_on then (array['finished', 'stopped', 'timed-out'])[1 + n % 3] end,
                                 case when not goes_on then 'EndEvent_' || n % 3 end, 'End ' || n % 3, entered, 'Task_' || n % 12,
                                 'Step ' || n % 12
                            from (select *, substr(recipient, 3)::int as n, 'flow-' || substr(recipient, 3)::int % 20 as entered,
                                         status = 'open' and substr(recipient, 3)::int % 2 = 0 as goes_on
                                    from conversation where merchant_id = :merchant) c
                          returning *)
                        update conversation c
                           set flow = e.flow, flow_name = e.flow_name, flow_version = 1, flow_instance = e.instance,
                               step_flow = e.step_flow, step = e.step, step_name = e.step_name, step_version = 1
                          from entered e
                         where c.id = e.conversation_id and e.outcome is null
                        """)
                .param("merchant", merchant.value())
                .update();
    }

    private void help() {
        jdbc.sql(
                        """
                        insert into help (conversation_id, turn, merchant_id, asked_at, taken_at, taken_by, over_at, flow,
                               step_flow, step, step_name)
                        select id, 0, merchant_id, last_at - interval '9 minutes', last_at - n % 8 * interval '1 minute',
                               'agent-' || n % 7, last_at, 'flow-' || n % 20, 'flow-' || n % 20, 'Task_' || n % 12,
                               'Step ' || n % 12
                          from (select *, substr(recipient, 3)::int as n from conversation where merchant_id = :merchant) c
                         where n % 4 = 0
                        """)
                .param("merchant", merchant.value())
                .update();
    }

    /** Some words are in all of them, some in one of a thousand, one in the oldest only, one in a single message. */
    private void messages(int messages, int longest) {
        jdbc.sql(
                        """
                        insert into message (conversation_id, number, merchant_id, author, author_id, content, text, at)
                        select c.id, m, :merchant,
                               case m % 2 when 1 then 'customer' else case holder when 'agent' then 'agent' else 'bot' end end,
                               case m % 2 when 0 then agent end, jsonb_build_object('type', 'text', 'text', said), said,
                               c.last_at - (:longest - m) * interval '1 second'
                          from (select *, substr(recipient, 3)::int as n from conversation where merchant_id = :merchant) c,
                               generate_series(1, case n when 5000 then :longest else :messages end) m,
                               lateral (select 'The order ' || (n * 7919 + m::bigint * 104729) % 20000 || ' arrives '
                                            || 'word' || (n * 31 + m * 17) % 300 || case m % 2 when 0 then ' lamp' else ' shirt' end
                                            || case when (n * 13 + m) % 1000 = 0 then ' gift' else '' end
                                            || case when n > 8000 then ' ancient' else '' end
                                            || case when n = 7777 and m = 3 then ' zanzibar 鞋子' else '' end as said) text
                        """)
                .param("merchant", merchant.value())
                .param("messages", messages)
                .param("longest", longest)
                .update();
    }
}
