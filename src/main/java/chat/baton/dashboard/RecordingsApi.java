package chat.baton.dashboard;

import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.flow.Against;
import chat.baton.flow.Compared;
import chat.baton.flow.Coverage;
import chat.baton.flow.Recording;
import chat.baton.flow.Recordings;
import chat.baton.flow.Replay;
import chat.baton.flow.Replays;
import chat.baton.flow.ScriptLine;
import chat.baton.flow.Stopped;
import chat.baton.flow.Trial;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** In each request {@code merchant} says whose flow is meant; who has only one need not. */
@RestController
@RequestMapping("/api/v1/flows/{key}/recordings")
@Tag(name = "Recordings")
class RecordingsApi {

    private static final String AGAINST =
            "`against` says what is played: `live`, `draft` as testers get it, or the number of a version. Nobody is "
                    + "reached, nothing is ordered and nothing stays; it ends at a step that would call a server.";

    private final Recordings recordings;
    private final Replays replays;
    private final OwnMerchants merchants;
    private final Desk desk;

    RecordingsApi(Recordings recordings, Replays replays, OwnMerchants merchants, Desk desk) {
        this.recordings = recordings;
        this.replays = replays;
        this.merchants = merchants;
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Recordings of a flow, oldest first", description = "Conversations kept as tests of it.")
    ItemsJson<RecordingJson> list(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return new ItemsJson<>(recordings.of(merchants.chosen(merchant, me), key).stream()
                .map(RecordingJson::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One recording")
    RecordingJson show(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return RecordingJson.of(recordings.of(merchants.chosen(merchant, me), key, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keep a conversation as a recording",
            description =
                    "The flow's last run in it, up to where people stepped in. What the customer told of themselves "
                            + "is replaced by examples. 422 says why it cannot be kept.")
    RecordingJson keep(
            @PathVariable String key, @Valid @RequestBody KeepJson what, @AuthenticationPrincipal AgentId me) {
        var conversation = desk.look(new ConversationId(what.conversation()), me);
        return RecordingJson.of(recordings.keep(conversation, key, what.name(), me));
    }

    /** @param name 1 to 100 characters */
    record KeepJson(@NotNull UUID conversation, @NotNull String name) {}

    @PutMapping("/{id}")
    @Operation(summary = "Give a recording another name")
    RecordingJson rename(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String merchant,
            @Valid @RequestBody NameJson name,
            @AuthenticationPrincipal AgentId me) {
        var owner = merchants.chosen(merchant, me);
        recordings.rename(owner, key, id, name.name());
        return RecordingJson.of(recordings.of(owner, key, id));
    }

    /** @param name 1 to 100 characters */
    record NameJson(@NotNull String name) {}

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a recording")
    void delete(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        recordings.delete(merchants.chosen(merchant, me), key, id);
    }

    @PostMapping("/{id}/replays")
    @Operation(summary = "Play a recording, and compare what is said", description = AGAINST)
    ReplayJson replay(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String against,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return ReplayJson.of(replays.of(merchants.chosen(merchant, me), key, id, against(against)));
    }

    @PostMapping("/replays")
    @Operation(
            summary = "Play all recordings of a flow",
            description = AGAINST + " With the steps that they come by, and those that none does.")
    TrialJson replay(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String against,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return TrialJson.of(replays.of(merchants.chosen(merchant, me), key, against(against)));
    }

    static Against against(@Nullable String word) {
        return word == null || word.isBlank()
                ? Against.LIVE
                : Against.of(word)
                        .orElseThrow(() -> new Unusable(
                                "against is live, draft or the number of a version, not \"" + word + "\""));
    }

    @JsonInclude
    record RecordingJson(UUID id, String flow, String name, List<LineJson> lines, String keptBy, Instant keptAt) {

        static RecordingJson of(Recording recording) {
            return new RecordingJson(
                    recording.id(),
                    recording.flow(),
                    recording.name(),
                    recording.lines().stream().map(LineJson::of).toList(),
                    recording.keptBy().value(),
                    recording.keptAt());
        }
    }

    /**
     * @param part   {@code customer}, {@code payment} or {@code time} that goes by, {@code bot}, or {@code person} who is
     *               asked for
     * @param tapped what came back as the customer tapped the text; null when they typed it
     */
    @JsonInclude
    record LineJson(String part, String text, @Nullable String tapped) {

        static LineJson of(ScriptLine line) {
            return new LineJson(line.part().word(), line.text(), line.tapped());
        }

        static @Nullable LineJson orNull(@Nullable ScriptLine line) {
            return line == null ? null : of(line);
        }
    }

    /** @param what {@code same}, {@code changed}, {@code missing} or {@code new} */
    @JsonInclude
    record ComparedJson(String what, @Nullable LineJson expected, @Nullable LineJson said) {

        static ComparedJson of(Compared line) {
            return new ComparedJson(line.what().word(), LineJson.orNull(line.expected()), LineJson.orNull(line.said()));
        }
    }

    /** @param why {@code outside} at a step that would call a server, or {@code failed} */
    record StoppedJson(String why, String detail) {

        static @Nullable StoppedJson of(@Nullable Stopped stopped) {
            return stopped == null
                    ? null
                    : new StoppedJson(stopped.why().name().toLowerCase(Locale.ROOT), stopped.detail());
        }
    }

    /**
     * @param passed          whether all was said as recorded
     * @param firstDifference null when there is none
     * @param stopped         why it did not get to the end; null when it did
     */
    @JsonInclude
    record ReplayJson(
            UUID recording,
            String name,
            boolean passed,
            @Nullable ComparedJson firstDifference,
            @Nullable StoppedJson stopped,
            List<ComparedJson> lines) {

        static ReplayJson of(Replay replay) {
            return new ReplayJson(
                    replay.recording().id(),
                    replay.recording().name(),
                    replay.passed(),
                    replay.firstDifference().map(ComparedJson::of).orElse(null),
                    StoppedJson.of(replay.stopped()),
                    replay.lines().stream().map(ComparedJson::of).toList());
        }
    }

    record TrialJson(List<ReplayJson> replays, CoverageJson coverage) {

        static TrialJson of(Trial trial) {
            return new TrialJson(
                    trial.replays().stream().map(ReplayJson::of).toList(), CoverageJson.of(trial.coverage()));
        }
    }

    /**
     * @param percent of the flow's steps, rounded down
     * @param never   steps that no recording comes by
     */
    record CoverageJson(int percent, int steps, int visited, List<StepJson> never) {

        static CoverageJson of(Coverage coverage) {
            return new CoverageJson(
                    coverage.percent(),
                    coverage.steps().size(),
                    coverage.visited(),
                    coverage.never().stream()
                            .map(step -> new StepJson(step.id(), step.name()))
                            .toList());
        }
    }

    /** @param id in the diagram */
    record StepJson(String id, String name) {}
}
