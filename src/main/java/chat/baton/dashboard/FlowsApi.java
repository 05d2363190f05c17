package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.AuthorsFolder;
import chat.baton.flow.DeployedFlow;
import chat.baton.flow.Deployments;
import chat.baton.flow.MissingText;
import chat.baton.team.Team;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/flows")
@Tag(name = "Flows")
class FlowsApi {

    private final Deployments deployments;
    private final OwnMerchants merchants;
    private final Team team;
    private final AuthorsFolder folder;

    FlowsApi(Deployments deployments, OwnMerchants merchants, Team team, AuthorsFolder folder) {
        this.deployments = deployments;
        this.merchants = merchants;
        this.team = team;
        this.folder = folder;
    }

    @GetMapping
    @Operation(
            summary = "Flows of your merchants, as they start today",
            description = "Their own, and those all share. An agent may start those that are startable.")
    ItemsJson<FlowJson> list(@AuthenticationPrincipal AgentId me) {
        return new ItemsJson<>(team.merchantsOf(me).stream()
                .sorted(Comparator.comparing(MerchantId::value))
                .flatMap(this::flows)
                .toList());
    }

    @GetMapping(path = "/folder", produces = "application/zip")
    @Operation(
            summary = "The folder that flow authors open in Camunda Modeler",
            description = "A zip of the flows that come with Baton, to copy, and of the templates of all steps.")
    ResponseEntity<byte[]> folder() throws IOException {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("baton-flows.zip")
                                .build()
                                .toString())
                .body(folder.zipped());
    }

    private Stream<FlowJson> flows(MerchantId merchant) {
        return deployments.of(merchant).stream().map(flow -> FlowJson.of(merchant, flow));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Deploy flows, tables and forms, all of them or none",
            description =
                    "One or more files, or a zip of them; a flow's missing texts in its languages are told. What has to be changed first is told as a problem with a list "
                            + "of faults: file, element, name, line, reason.")
    ItemsJson<FlowJson> deploy(
            @RequestPart("file") List<MultipartFile> files,
            @RequestParam(required = false) @Nullable String merchant,
            @RequestParam(required = false) @Nullable String name,
            @AuthenticationPrincipal AgentId me)
            throws IOException {
        var owner = merchants.chosen(merchant, me);
        deployments.deploy(
                owner,
                me,
                name == null || name.isBlank() ? UploadedFiles.name(files) : name,
                UploadedFiles.read(files));
        return new ItemsJson<>(flows(owner).filter(FlowJson::own).toList());
    }

    /**
     * @param triggers   words or phrases that start it
     * @param languages  codes of those it speaks; the first is that of its plain texts
     * @param missing    steps that do not speak all of them
     * @param own        whether it is the merchant's own, not one that all share
     * @param deployedBy null when it came with Baton
     */
    @JsonInclude
    record FlowJson(
            String merchant,
            String key,
            String name,
            String description,
            List<String> triggers,
            int version,
            boolean startable,
            boolean own,
            List<String> languages,
            List<MissingText> missing,
            @Nullable String deployedBy,
            Instant deployedAt) {

        static FlowJson of(MerchantId merchant, DeployedFlow flow) {
            return new FlowJson(
                    merchant.value(),
                    flow.key(),
                    flow.name(),
                    flow.description(),
                    flow.triggers(),
                    flow.version(),
                    flow.startable(),
                    flow.own(),
                    flow.languages(),
                    flow.missing(),
                    flow.deployedBy(),
                    flow.deployedAt());
        }
    }
}
