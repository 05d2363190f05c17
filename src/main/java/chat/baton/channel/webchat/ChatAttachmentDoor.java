package chat.baton.channel.webchat;

import chat.baton.channel.Attachment;
import chat.baton.channel.Media;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pictures and files customers send in a shop's page. */
@RestController
class ChatAttachmentDoor {

    private final ChatGuard guard;
    private final ChatLimits limits;
    private final Media media;
    private final ChatInbox inbox;

    ChatAttachmentDoor(ChatGuard guard, ChatLimits limits, Media media, ChatInbox inbox) {
        this.guard = guard;
        this.limits = limits;
        this.media = media;
        this.inbox = inbox;
    }

    /** Answers when the file is stored and then the message kept. Nothing of the body is read before it may come in. */
    @PostMapping("/webchat/v1/sessions/{id}/attachments")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChatInbox.Taken attach(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var session = guard.session(id, request);
        limits.takeMessage(id);
        limits.takeAttachment(request.getRemoteAddr());
        var form = ChatForm.read(request, media.largest());
        var file = store(session, form);
        return inbox.say(session, form.clientMessageId(), new Attached(form.clientMessageId(), file.id()));
    }

    private Attachment store(ChatSession session, ChatForm form) throws IOException {
        try (var bytes = form.file().getInputStream()) {
            return media.keep(
                    session.customer(),
                    form.clientMessageId().toString(),
                    form.file().getOriginalFilename(),
                    bytes);
        }
    }
}
