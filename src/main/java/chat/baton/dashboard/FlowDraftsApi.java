package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.Draft;
import chat.baton.flow.Drafts;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** In each request {@code merchant} says whose flow is meant; who has only one need not. */
@RestController
@RequestMapping("/api/v1/flows")
@Tag(name = "Flows")
class FlowDraftsApi {

    private final Drafts drafts;
    private final OwnMerchants merchants;

    FlowDraftsApi(Drafts drafts, OwnMerchants merchants) {
        this.drafts = drafts;
        this.merchants = merchants;
    }

    @GetMapping("/drafts")
    @Operation(
            summary = "Drafts, by key",
            description = "Flows that testers' conversations get instead of the live ones.")
    ItemsJson<DraftJson> list(
            @RequestParam(required = false) @Nullable String merchant, @AuthenticationPrincipal AgentId me) {
        return list(merchants.chosen(merchant, me));
    }

    private ItemsJson<DraftJson> list(MerchantId merchant) {
        return new ItemsJson<>(drafts.of(merchant).stream().map(DraftJson::of).toList());
    }

    @PostMapping(path = "/drafts", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Deploy as drafts: files as for live flows, all of them or none",
            description = "They are looked through as live flows are. A draft of the same key is replaced.")
    ItemsJson<DraftJson> deploy(
            @RequestPart("file") List<MultipartFile> files,
            @RequestParam(required = false) @Nullable String merchant,
            @RequestParam(required = false) @Nullable String name,
            @AuthenticationPrincipal AgentId me)
            throws IOException {
        var owner = merchants.chosen(merchant, me);
        drafts.deploy(
                owner,
                me,
                name == null || name.isBlank() ? UploadedFiles.name(files) : name,
                UploadedFiles.read(files));
        return list(owner);
    }

    @GetMapping("/{key}/draft")
    @Operation(summary = "The draft of a flow", description = "404 when there is none.")
    DraftJson show(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return DraftJson.of(drafts.of(merchants.chosen(merchant, me), key));
    }

    @GetMapping("/{key}/draft/changes")
    @Operation(
            summary = "What the draft does otherwise than what customers get now",
            description = "Nothing where they get none.")
    ItemsJson<FlowVersionsApi.ChangeJson> changes(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return new ItemsJson<>(drafts.changes(merchants.chosen(merchant, me), key).stream()
                .map(FlowVersionsApi.ChangeJson::of)
                .toList());
    }

    @PostMapping("/{key}/draft/publish")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Give customers the draft from now on",
            description = "With all that was deployed with it, as the newest version. Testers in it begin anew.")
    void publish(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        drafts.publish(merchants.chosen(merchant, me), me, key);
    }

    @DeleteMapping("/{key}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Discard a draft", description = "Testers in it begin anew.")
    void discard(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        drafts.discard(merchants.chosen(merchant, me), key);
    }

    /**
     * @param isNew   whether customers get no flow of this key yet
     * @param testers how many testers' conversations are in it
     * @param earlier how many are still in a draft that this one has replaced, and go on in that to its end
     */
    @JsonInclude
    record DraftJson(
            String key,
            String name,
            List<String> triggers,
            boolean isNew,
            List<String> files,
            @Nullable String deployedBy,
            Instant deployedAt,
            long testers,
            long earlier) {

        static DraftJson of(Draft draft) {
            return new DraftJson(
                    draft.key(),
                    draft.name(),
                    draft.triggers(),
                    draft.isNew(),
                    draft.files(),
                    draft.version().deployedBy(),
                    draft.version().deployedAt(),
                    draft.version().running(),
                    draft.earlier());
        }
    }
}
