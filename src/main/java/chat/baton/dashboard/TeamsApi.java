package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.AgentTeam;
import chat.baton.team.Team;
import chat.baton.team.Teams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Team")
class TeamsApi {

    private final Teams teams;
    private final Team team;

    TeamsApi(Teams teams, Team team) {
        this.teams = teams;
        this.team = team;
    }

    @GetMapping("/api/v1/teams")
    @Operation(summary = "Teams a conversation can be assigned to, of all your merchants")
    ItemsJson<TeamJson> list(@AuthenticationPrincipal AgentId me) {
        return new ItemsJson<>(team.merchantsOf(me).stream()
                .sorted(Comparator.comparing(MerchantId::value))
                .flatMap(merchant -> teams.of(merchant).stream().map(found -> TeamJson.of(merchant, found)))
                .toList());
    }

    /** @param members ids of agents */
    record TeamJson(String merchant, String id, String name, List<String> members) {

        static TeamJson of(MerchantId merchant, AgentTeam team) {
            return new TeamJson(
                    merchant.value(),
                    team.id().value(),
                    team.name(),
                    team.members().stream().map(AgentId::value).sorted().toList());
        }
    }
}
