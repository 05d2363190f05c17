package chat.baton.dashboard;

import chat.baton.channel.Inbox;
import chat.baton.channel.ParkedEvent;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.FlowIncident;
import chat.baton.flow.FlowIncidents;
import chat.baton.team.Merchant;
import chat.baton.team.Team;
import java.util.List;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/** What admins look after, for page and interface alike: incidents, and events that could not be handled. */
@Component
class OperationsDesk {

    private static final int LONGEST_REASON = 500;

    private final FlowIncidents incidents;
    private final Inbox inbox;
    private final Team team;

    OperationsDesk(FlowIncidents incidents, Inbox inbox, Team team) {
        this.incidents = incidents;
        this.inbox = inbox;
        this.team = team;
    }

    /** An event, with whose it is. */
    record Parked(MerchantId merchant, ParkedEvent event) {}

    List<Parked> parked() {
        return team.merchants().stream()
                .map(Merchant::id)
                .flatMap(merchant -> inbox.parked(merchant).stream().map(event -> new Parked(merchant, event)))
                .toList();
    }

    FlowIncident incident(String id) {
        return incidents.open().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchThing("incident " + id));
    }

    /** @throws Unusable when nothing is said, or too much */
    void end(String incident, AgentId by, String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Unusable(Texts.of("operations.no-reason", LONGEST_REASON));
        }
        incidents.end(incident, by, why);
    }

    /** @throws NoSuchThing when no such event is parked */
    void replay(long event) {
        toOne(event, inbox::replay);
    }

    /** @throws NoSuchThing when no such event is parked */
    void ignore(long event) {
        toOne(event, inbox::ignore);
    }

    private void toOne(long event, BiPredicate<MerchantId, Long> deed) {
        if (team.merchants().stream().noneMatch(merchant -> deed.test(merchant.id(), event))) {
            throw new NoSuchThing("parked event " + event);
        }
    }
}
