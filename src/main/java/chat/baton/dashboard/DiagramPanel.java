package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.flow.Whereabouts;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the customer is: the flow's diagram with the way they took. */
@Controller
class DiagramPanel {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Desk desk;
    private final Whereabouts whereabouts;
    private final Diagrams diagrams;
    private final Team team;

    DiagramPanel(Desk desk, Whereabouts whereabouts, Diagrams diagrams, Team team) {
        this.desk = desk;
        this.whereabouts = whereabouts;
        this.diagrams = diagrams;
        this.team = team;
    }

    /** For the page as it is opened. */
    Diagram fill(Model model, Conversation conversation, AgentId me) {
        var diagram = diagrams.of(conversation, team.is(me, Role.ADMIN));
        model.addAttribute("diagram", diagram);
        return diagram;
    }

    /** @param state of the diagram that is shown; what has not changed is left alone */
    @GetMapping("/conversations/{id}/diagram")
    Object diagram(
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable String state,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        var diagram = fill(model, desk.look(id, me), me);
        return diagram.state().equals(state) ? ResponseEntity.noContent().build() : "dashboard/diagram :: diagram";
    }

    /** A flow as deployed never changes. */
    @GetMapping("/diagrams/{definition}")
    ResponseEntity<byte[]> drawing(@PathVariable String definition, @AuthenticationPrincipal AgentId me) {
        var xml = whereabouts
                .diagram(definition, team.merchantsOf(me))
                .orElseThrow(() -> new NoSuchThing("flow " + definition));
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.APPLICATION_XML)
                .body(xml.getBytes(StandardCharsets.UTF_8));
    }
}
