package chat.baton.channel.webchat;

import chat.baton.channel.Accounts;
import chat.baton.channel.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What customers say in a shop's page. */
@RestController
@RequestMapping("/webchat/v1/sessions/{id}")
class ChatMessageDoor {

    private final ChatGuard guard;
    private final ChatSessions sessions;
    private final ChatLimits limits;
    private final Accounts accounts;
    private final ProducerTemplate routes;

    ChatMessageDoor(
            ChatGuard guard, ChatSessions sessions, ChatLimits limits, Accounts accounts, ProducerTemplate routes) {
        this.guard = guard;
        this.sessions = sessions;
        this.limits = limits;
        this.accounts = accounts;
        this.routes = routes;
    }

    record Taken(UUID messageId) {}

    /** Answers when the message is kept. */
    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Taken say(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var session = guard.session(id, request);
        limits.takeMessage(id);
        var said = Said.read(body(request));
        keep(session, said);
        sessions.prolong(session);
        return new Taken(said.clientMessageId());
    }

    /** The customer has seen all events up to a number. */
    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var session = guard.session(id, request);
        limits.takeRead(id);
        keep(session, Seen.read(body(request)));
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        return ChatSessionDoor.object(ChatGuard.read(request));
    }

    private void keep(ChatSession session, Object told) {
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
