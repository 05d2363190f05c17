package chat.baton.dashboard;

import chat.baton.conversation.Conversations;
import chat.baton.core.AgentId;
import chat.baton.team.Team;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Conversations")
class HelpRequestsApi {

    private final Conversations conversations;
    private final Team team;

    HelpRequestsApi(Conversations conversations, Team team) {
        this.conversations = conversations;
        this.team = team;
    }

    @GetMapping("/api/v1/help-requests")
    @Operation(summary = "Conversations that wait for a person, longest waiting first")
    ItemsJson<ConversationJson> list(@AuthenticationPrincipal AgentId me) {
        return new ItemsJson<>(conversations.waitingForHelp(team.merchantsOf(me)).stream()
                .map(ConversationJson::of)
                .toList());
    }
}
