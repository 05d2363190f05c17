package chat.baton.channel.line;

import chat.baton.channel.InboundEvent;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages customers took back: what LINE told of them is forgotten, and that it came is kept, so that they do not come again. */
@Component
class UnsentMessages {

    private static final Pattern ID = Pattern.compile("\\w{1,200}");

    private final JdbcClient jdbc;

    UnsentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param unsent an event of the customer who took the message back */
    void forget(InboundEvent unsent, String message) {
        if (!ID.matcher(message).matches()) {
            return;
        }
        jdbc.sql(
                        """
                        update inbound_event set payload = '{}'
                         where channel = 'line' and topic = 'message' and account = :account and lane = :customer
                           and payload ~ :message
                        """)
                .param("account", unsent.account())
                .param("customer", unsent.customer())
                .param("message", "\"id\":\"?" + message + "\"?[,}]")
                .update();
    }

    /** Whether its being unsent was quicker than the message itself. */
    boolean isUnsent(InboundEvent event, String message) {
        return jdbc.sql(
                        """
                        select exists (select 1
                                         from inbound_event
                                        where channel = :channel and account = :account and dedupe_key = :key)
                        """)
                .param("channel", event.channel())
                .param("account", event.account())
                .param("key", LineEvent.unsentKey(message))
                .query(Boolean.class)
                .single();
    }
}
