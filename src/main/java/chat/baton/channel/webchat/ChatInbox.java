package chat.baton.channel.webchat;

import chat.baton.channel.Accounts;
import chat.baton.channel.Channel;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Where what customers' pages tell is kept until a worker takes it. */
@Component
class ChatInbox {

    private final ChatSessions sessions;
    private final Accounts accounts;
    private final ProducerTemplate routes;

    ChatInbox(ChatSessions sessions, Accounts accounts, ProducerTemplate routes) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.routes = routes;
    }

    /** What a page is answered: its message is kept. */
    record Taken(UUID messageId) {}

    /** Keeps a message, and with it the session. */
    Taken say(ChatSession session, UUID clientMessageId, Object said) {
        keep(session, said);
        sessions.prolong(session);
        return new Taken(clientMessageId);
    }

    /** @throws ChatRefusal when it could not be kept, but may be later */
    void keep(ChatSession session, Object told) {
        var account = session.site().account();
        var exchange = routes.request("direct:receive-webchat", it -> {
            it.setProperty(Channel.ACCOUNT, account);
            it.setProperty(ChatSession.PROPERTY, session);
            it.getMessage().setBody(told);
        });
        if (exchange.getException() != null
                || exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class) != 200) {
            throw ChatRefusal.unavailable();
        }
        accounts.heardFrom(account);
    }
}
