package chat.baton.channel.line;

import chat.baton.channel.InboundEvent;
import chat.baton.channel.Outgoing;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What customers' events may be answered with, each once and soon, in the table {@code line_reply_token}. An answer with
 * it is free, where any other counts against the month's messages.
 */
@Component
class ReplyTokens {

    /** By our clock from the receipt. LINE names no figure; a minute was measured, and half of it by others. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final JdbcClient jdbc;

    ReplyTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces an older one. */
    void keep(InboundEvent event, String token) {
        jdbc.sql(
                        """
                        insert into line_reply_token as known (account, customer, merchant_id, token, received_at)
                        select account, lane, merchant_id, :token, received_at from inbound_event where id = :event
                        on conflict (account, customer)
                        do update set token = excluded.token, received_at = excluded.received_at
                         where known.received_at <= excluded.received_at
                        """)
                .param("token", token)
                .param("event", event.id())
                .update();
    }

    /** Nobody else gets it afterwards; absent when there is none that is fresh. */
    Optional<String> take(Outgoing message) {
        return jdbc.sql(
                        """
                        with taken as (
                          delete from line_reply_token where account = :account and customer = :customer returning *)
                        select token from taken where received_at > now() - :fresh * interval '1 second'
                        """)
                .param("account", message.account())
                .param("customer", message.recipient())
                .param("fresh", FRESH.toSeconds())
                .query(String.class)
                .optional();
    }
}
