package chat.baton.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
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
    private final ChatLimits limits;
    private final ChatInbox inbox;

    ChatMessageDoor(ChatGuard guard, ChatLimits limits, ChatInbox inbox) {
        this.guard = guard;
        this.limits = limits;
        this.inbox = inbox;
    }

    /** Answers when the message is kept. */
    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChatInbox.Taken say(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var session = guard.session(id, request);
        limits.takeMessage(id);
        var said = Said.read(body(request));
        return inbox.say(session, said.clientMessageId(), said);
    }

    /** The customer has seen all events up to a number. */
    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var session = guard.session(id, request);
        limits.takeRead(id);
        inbox.keep(session, Seen.read(body(request)));
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        return ChatSessionDoor.object(ChatGuard.read(request));
    }
}
