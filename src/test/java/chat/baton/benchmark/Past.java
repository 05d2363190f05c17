package chat.baton.benchmark;

import java.sql.SQLException;

/**
 * Years of a shop: 1,000,000 customers with a conversation each, 10 messages in it and two flows that have ended; made by the
 * database itself, since it takes long otherwise.
 */
final class Past {

    private static final int CUSTOMERS = 1_000_000;

    private final Database database;

    Past(Database database) {
        this.database = database;
    }

    void happens() throws SQLException {
        customers();
        conversations();
        // Entering them one by one would take an hour.
        var indexes = database.strings(
                "select indexdef from pg_indexes where tablename = 'message' and indexname <> 'message_pkey'");
        for (var name : database.strings(
                "select indexname from pg_indexes where tablename = 'message' and indexname <> 'message_pkey'")) {
            database.execute("drop index " + name);
        }
        messages();
        for (var index : indexes) {
            database.execute("set maintenance_work_mem = '512MB'; " + index);
        }
        deliveries();
        flows();
        database.execute("vacuum analyze");
        database.execute("checkpoint");
    }

    private void customers() throws SQLException {
        database.execute(
                """
                insert into customer (id, merchant_id, channel, account, external_id, name, created_at)
                select uuidv7(- n * interval '3 seconds'), 'demo', 'messenger', 'demo', 'past-' || n,
                       (array['Anna', 'Ben', 'Carla', 'Dora', 'Emil'])[1 + n %% 5] || ' Number' || n, now() - n * interval '3 seconds'
                  from generate_series(%d, 1, -1) n
                """
                        .formatted(CUSTOMERS));
    }

    private void conversations() throws SQLException {
        database.execute(
                """
                insert into conversation (id, merchant_id, customer_id, channel, account, recipient, status, holder, holder_since,
                       turn, last_number, last_text, last_at, last_customer_at, unread, misunderstood)
                select id, merchant_id, id, channel, account, external_id,
                       case when substr(external_id, 6)::int % 10 = 0 then 'open' else 'resolved' end, 'bot', created_at, 1, 10,
                       'the last words', created_at, created_at, 0, 0
                  from customer where external_id like 'past-%'
                """);
    }

    private void messages() throws SQLException {
        database.execute(
                """
                alter table message disable trigger all;
                insert into message (conversation_id, number, merchant_id, author, content, text, words, at, external_id, flow,
                       flow_version, step, step_name)
                select id, m, merchant_id, author, jsonb_build_object('type', 'text', 'text', said), said,
                       array_to_tsvector(array['the', 'order', ordered::text, 'arrives', word, 'with', 'a', 'lamp']),
                       last_at - (10 - m) * interval '10 seconds',
                       case author when 'customer' then 'm_' || gen_random_uuid() end,
                       case author when 'bot' then 'product-checkout' end, case author when 'bot' then 1 end,
                       case author when 'bot' then 'Task_AskForQuantity' end, case author when 'bot' then 'Ask for quantity' end
                  from conversation c, generate_series(1, 10) m,
                       lateral (select case m % 2 when 1 then 'customer' else 'bot' end as author,
                                       (substr(recipient, 6)::bigint * 7919 + m * 104729) % 20000 as ordered,
                                       'word' || (substr(recipient, 6)::bigint * 31 + m * 17) % 3000 as word) words,
                       lateral (select 'The order ' || ordered || ' arrives ' || word || ' with a lamp' as said) text
                 where recipient like 'past-%'
                """);
        database.execute("alter table message enable trigger all");
    }

    /** The last of each conversation; what became of older ones is forgotten by then. */
    private void deliveries() throws SQLException {
        database.execute(
                """
                insert into delivery (id, merchant_id, conversation_id, number, turn, author, channel, account, recipient, content,
                       status, attempts, parts_sent, provider_ids, created_at, sent_at)
                select gen_random_uuid(), merchant_id, id, 10, 1, 'bot', channel, account, recipient,
                       '{"type": "text", "text": "the last words"}', 'sent', 1, 1, array['m_' || id], last_at, last_at
                  from conversation where recipient like 'past-%'
                """);
    }

    private void flows() throws SQLException {
        database.execute(
                """
                insert into flow_run (conversation_id, instance, merchant_id, flow, flow_name, entered_at, ended_at, outcome)
                select id, id || '-' || run, merchant_id, 'product-checkout', 'Product checkout',
                       last_at - run * interval '1 minute', last_at, (array['finished', 'stopped', 'timed-out'])[run]
                  from conversation, generate_series(1, 2) run where recipient like 'past-%'
                """);
        database.execute(
                """
                insert into act_hi_procinst (id_, proc_inst_id_, root_proc_inst_id_, business_key_, proc_def_key_, proc_def_id_,
                       start_time_, end_time_, removal_time_, duration_, start_act_id_, end_act_id_, tenant_id_, state_)
                select instance, instance, instance, conversation_id, flow, d.id_, entered_at, ended_at, now() + interval '90 days',
                       60000, 'StartEvent_ProductChosen', 'EndEvent_Ordered', 'demo', 'COMPLETED'
                  from flow_run r, lateral (select id_ from act_re_procdef where key_ = r.flow limit 1) d
                 where outcome is not null
                """);
    }
}
