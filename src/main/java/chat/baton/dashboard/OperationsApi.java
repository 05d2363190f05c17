package chat.baton.dashboard;

import chat.baton.channel.Backlog;
import chat.baton.channel.Backlogs;
import chat.baton.channel.ParkedEvent;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.EngineJobs;
import chat.baton.flow.FlowIncident;
import chat.baton.flow.FlowIncidents;
import chat.baton.flow.FlowMap;
import chat.baton.flow.JobBacklog;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For admins: of all merchants together. */
@RestController
@RequestMapping("/api/v1/operations")
@Tag(name = "Operations")
class OperationsApi {

    private final OperationsDesk desk;
    private final FlowIncidents incidents;
    private final Backlogs backlogs;
    private final EngineJobs engine;

    OperationsApi(OperationsDesk desk, FlowIncidents incidents, Backlogs backlogs, EngineJobs engine) {
        this.desk = desk;
        this.incidents = incidents;
        this.backlogs = backlogs;
        this.engine = engine;
    }

    @GetMapping("/backlog")
    @Operation(summary = "How much waits, since when, and how much is done", description = "For admins.")
    BacklogJson backlog() {
        return new BacklogJson(backlogs.inbox(), backlogs.outbox(), engine.backlog());
    }

    /**
     * @param inbox  what providers told us
     * @param outbox messages to customers
     * @param jobs   the engine's
     */
    @JsonInclude
    record BacklogJson(Backlog inbox, Backlog outbox, JobBacklog jobs) {}

    @GetMapping("/incidents")
    @Operation(summary = "Steps of flows that failed for good, oldest first", description = "For admins. 200 at most.")
    ItemsJson<IncidentJson> incidents() {
        return new ItemsJson<>(incidents.open().stream().map(IncidentJson::of).toList());
    }

    /** @param instance of the engine, for Cockpit */
    record IncidentJson(
            String id,
            String merchant,
            String conversation,
            String instance,
            String flow,
            String step,
            String reason,
            Instant since) {

        static IncidentJson of(FlowIncident incident) {
            return new IncidentJson(
                    incident.id(),
                    incident.merchant().value(),
                    incident.conversation().toString(),
                    incident.instance(),
                    incident.flow(),
                    incident.step(),
                    incident.reason(),
                    incident.since());
        }
    }

    @PostMapping("/incidents/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Have the failed step tried again",
            description = "For admins. The bot goes on, unless an agent holds the conversation: 409.")
    void retry(@PathVariable String id) {
        incidents.retry(id);
    }

    @GetMapping("/incidents/{id}/steps")
    @Operation(summary = "Where the flow of an incident could go on instead", description = "For admins.")
    ItemsJson<FlowMap.Element> steps(@PathVariable String id) {
        return new ItemsJson<>(incidents.steps(id));
    }

    @PostMapping("/incidents/{id}/move")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Have the flow of an incident go on at another step",
            description =
                    "For admins. The bot goes on there, unless an agent holds the conversation: 409. From a step that was "
                            + "passed already it goes on as if it had not been further; else what was done stays done.")
    void move(@PathVariable String id, @Valid @RequestBody MoveJson move, @AuthenticationPrincipal AgentId me) {
        incidents.move(id, me, move.step());
    }

    /** @param step id of one of the steps */
    record MoveJson(@NotNull String step) {}

    @PostMapping("/incidents/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "End the flow of an incident",
            description = "For admins. Agents read why; who waits for a person goes on waiting.")
    void end(@PathVariable String id, @Valid @RequestBody EndJson end, @AuthenticationPrincipal AgentId me) {
        desk.end(id, me, end.reason());
    }

    /** @param reason for agents, 1 to 500 characters */
    record EndJson(@NotNull String reason) {}

    @GetMapping("/parked-events")
    @Operation(
            summary = "What providers told us and could not be handled",
            description = "For admins. Without what was said; 200 at most of each merchant.")
    ItemsJson<ParkedJson> parked() {
        return new ItemsJson<>(desk.parked().stream()
                .map(one -> ParkedJson.of(one.merchant(), one.event()))
                .toList());
    }

    record ParkedJson(
            long id, String merchant, String channel, String account, Instant occurredAt, int attempts, String error) {

        static ParkedJson of(MerchantId merchant, ParkedEvent event) {
            return new ParkedJson(
                    event.id(),
                    merchant.value(),
                    event.channel(),
                    event.account(),
                    event.occurredAt(),
                    event.attempts(),
                    event.error());
        }
    }

    @PostMapping("/parked-events/{id}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Handle a parked event again, after its cause was repaired", description = "For admins.")
    void replay(@PathVariable long id) {
        desk.replay(id);
    }

    @PostMapping("/parked-events/{id}/ignore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Leave a parked event alone for good", description = "For admins.")
    void ignore(@PathVariable long id) {
        desk.ignore(id);
    }
}
