package chat.baton.dashboard;

import chat.baton.conversation.Author;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.team.Agent;
import chat.baton.team.Team;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** People's names for screens. */
@Component
class Names {

    private final Team team;

    Names(Team team) {
        this.team = team;
    }

    /** Looks each agent up once. */
    Book open() {
        return new Book(team, new HashMap<>());
    }

    record Book(Team team, Map<AgentId, String> known) {

        String of(AgentId id) {
            return id.equals(AgentId.OUTSIDE)
                    ? Texts.of("page.somebody-outside")
                    : known.computeIfAbsent(
                            id, agent -> team.agent(agent).map(Agent::name).orElse(agent.value()));
        }

        String of(Holder holder) {
            var agent = holder.agentId();
            if (agent != null) {
                return of(agent);
            }
            return Texts.of(holder instanceof Holder.Queue ? "page.waiting" : "page.bot");
        }

        String of(Author author, String customer) {
            var agent = author.agentId();
            if (agent != null) {
                return of(agent);
            }
            return author instanceof Author.Customer ? customer : Texts.of("page.bot");
        }
    }
}
