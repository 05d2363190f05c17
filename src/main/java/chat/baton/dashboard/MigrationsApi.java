package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.FlowMap.Element;
import chat.baton.flow.FlowMigrations;
import chat.baton.flow.FlowMigrations.Versions;
import chat.baton.flow.Migration;
import chat.baton.flow.MigrationProposal;
import chat.baton.flow.MigrationProposal.Stop;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** In each request {@code merchant} says whose flow is meant; who has only one need not. */
@RestController
@RequestMapping("/api/v1/flows/{key}/migrations")
@Tag(name = "Flows")
class MigrationsApi {

    private final FlowMigrations migrations;
    private final MigrationReport report;
    private final OwnMerchants merchants;

    MigrationsApi(FlowMigrations migrations, MigrationReport report, OwnMerchants merchants) {
        this.migrations = migrations;
        this.report = report;
        this.merchants = merchants;
    }

    @GetMapping("/proposal")
    @Operation(
            summary = "Where conversations in one version of a flow could go on in another",
            description =
                    "Steps that are the same by the engine's rule, or the only ones of a kind and name, are mapped. "
                            + "fromShared: the version to leave is one all share, which your own has replaced.")
    ProposalJson propose(
            @PathVariable String key,
            @RequestParam int from,
            @RequestParam(defaultValue = "false") boolean fromShared,
            @RequestParam int to,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return ProposalJson.of(
                migrations.propose(merchants.chosen(merchant, me), new Versions(key, from, fromShared, to)));
    }

    record ProposalJson(int from, boolean fromShared, int to, List<StopJson> steps) {

        static ProposalJson of(MigrationProposal proposal) {
            return new ProposalJson(
                    proposal.from().version(),
                    !proposal.from().own(),
                    proposal.to().version(),
                    proposal.steps().stream().map(StopJson::of).toList());
        }
    }

    /**
     * @param conversations how many stand there now
     * @param to            what is proposed; null when no step is like it, and those who stand there are left
     * @param choices       what else there is
     */
    @JsonInclude
    record StopJson(String id, String name, long conversations, @Nullable String to, List<Element> choices) {

        static StopJson of(Stop stop) {
            return new StopJson(stop.id(), stop.name(), stop.conversations(), stop.to(), stop.choices());
        }
    }

    @PostMapping("/dry-run")
    @Operation(
            summary = "What would become of each conversation",
            description = "Nothing changes. Without a mapping the proposed one is tried.")
    ItemsJson<MigratingJson> tryOut(
            @PathVariable String key,
            @Valid @RequestBody AskedJson asked,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        var owner = merchants.chosen(merchant, me);
        return told(report.of(migrations.tryOut(owner, asked.versions(key), mapping(owner, key, asked))));
    }

    private Map<String, String> mapping(MerchantId owner, String key, AskedJson asked) {
        return Objects.requireNonNullElseGet(
                asked.mapping(),
                () -> migrations.propose(owner, asked.versions(key)).mapping());
    }

    private static ItemsJson<MigratingJson> told(List<MigrationReport.Row> rows) {
        return new ItemsJson<>(rows.stream().map(MigratingJson::of).toList());
    }

    /**
     * @param fromShared whether the version to leave is one all share; no when it is missing
     * @param mapping    ids of steps of the newer version by ids of those of the older; conversations at others are left
     */
    record AskedJson(
            @NotNull Integer from, boolean fromShared, @NotNull Integer to, @Nullable Map<String, String> mapping) {

        Versions versions(String key) {
            return new Versions(key, from, fromShared, to);
        }
    }

    /**
     * @param to      null when there is no step to go on at
     * @param outcome {@code stays}, {@code moves}, or why it is left: {@code no-step}, {@code held}, {@code gone},
     *                {@code failed}; null until it is its turn
     * @param why     of one that failed
     */
    @JsonInclude
    record MigratingJson(
            UUID conversation,
            String customer,
            StepJson step,
            @Nullable StepJson to,
            @Nullable String outcome,
            @Nullable String why) {

        record StepJson(String id, String name) {}

        static MigratingJson of(MigrationReport.Row row) {
            var one = row.one();
            return new MigratingJson(
                    one.conversation().value(),
                    row.customer(),
                    new StepJson(one.step(), one.stepName()),
                    one.to() == null ? null : new StepJson(one.to(), String.valueOf(one.toName())),
                    row.outcome(),
                    one.why());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Have the conversations in one version of a flow go on in another",
            description =
                    "One by one, each whole or not at all; those that cannot are left as they were. Without a mapping "
                            + "the proposed one holds. The answer's id leads to how it goes.")
    MigrationJson start(
            @PathVariable String key,
            @Valid @RequestBody AskedJson asked,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        var owner = merchants.chosen(merchant, me);
        return MigrationJson.of(migrations.start(owner, me, asked.versions(key), mapping(owner, key, asked)));
    }

    @GetMapping
    @Operation(summary = "The migrations of a flow, newest first", description = "20 at most.")
    ItemsJson<MigrationJson> list(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return new ItemsJson<>(migrations.of(merchants.chosen(merchant, me), key).stream()
                .map(MigrationJson::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "How a migration goes")
    MigrationJson find(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return MigrationJson.of(migrations.find(merchants.chosen(merchant, me), key, id));
    }

    @GetMapping("/{id}/conversations")
    @Operation(summary = "What became of each conversation", description = "First those that are left as they were.")
    ItemsJson<MigratingJson> conversations(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return told(report.of(migrations.conversations(merchants.chosen(merchant, me), key, id)));
    }

    /**
     * @param done how many it has been the turn of
     * @param left how many of those are left as they were
     */
    record MigrationJson(
            String id,
            int from,
            boolean fromShared,
            int to,
            String startedBy,
            Instant startedAt,
            int conversations,
            int done,
            int left,
            boolean running) {

        static MigrationJson of(Migration migration) {
            return new MigrationJson(
                    migration.id(),
                    migration.from(),
                    migration.fromShared(),
                    migration.to(),
                    migration.by().value(),
                    migration.at(),
                    migration.conversations(),
                    migration.done(),
                    migration.left(),
                    migration.running());
        }
    }
}
