package chat.baton.dashboard;

import chat.baton.channel.AgentTyping;
import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.team.Presence;
import chat.baton.team.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Where open pages tell that somebody is there, what they look at and whether they write in it. */
@Controller
class Attention {

    private final Desk desk;
    private final Presence presence;
    private final AgentTyping customers;

    Attention(Desk desk, Presence presence, AgentTyping customers) {
        this.desk = desk;
        this.presence = presence;
        this.customers = customers;
    }

    /**
     * @param page         made up by the page, 1 to 64 characters
     * @param conversation that the page shows; absent when it shows none, or nobody can see it
     * @param typing       whether they typed in it since the page last told
     * @param toCustomer   whether they typed an answer, and not a note
     */
    @PostMapping("/live/attention")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void here(
            @RequestParam String page,
            @RequestParam(required = false) @Nullable ConversationId conversation,
            @RequestParam(defaultValue = "false") boolean typing,
            @RequestParam(defaultValue = "false") boolean toCustomer,
            @AuthenticationPrincipal AgentId me) {
        if (conversation == null) {
            presence.here(me, page, null, false);
            return;
        }
        var shown = desk.look(conversation, me);
        presence.here(me, page, new Shown(conversation.value(), shown.merchant()), typing);
        if (typing && toCustomer) {
            customers.typing(shown, me);
        }
    }

    @PostMapping("/live/attention/gone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void gone(@RequestParam String page, @AuthenticationPrincipal AgentId me) {
        presence.gone(me, page);
    }
}
