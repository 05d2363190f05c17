package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.FlowVersion;
import chat.baton.flow.FlowVersions;
import chat.baton.flow.Whereabouts;
import chat.baton.flow.inspection.FlowChange;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** In each request {@code merchant} says whose flow is meant; who has only one need not. */
@RestController
@RequestMapping("/api/v1/flows/{key}")
@Tag(name = "Flows")
class FlowVersionsApi {

    private final FlowVersions versions;
    private final Whereabouts whereabouts;
    private final OwnMerchants merchants;

    FlowVersionsApi(FlowVersions versions, Whereabouts whereabouts, OwnMerchants merchants) {
        this.versions = versions;
        this.whereabouts = whereabouts;
        this.merchants = merchants;
    }

    @GetMapping("/versions")
    @Operation(
            summary = "The versions of a flow, newest first",
            description = "The newest starts; running conversations stay in theirs.")
    ItemsJson<VersionJson> list(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return list(merchants.chosen(merchant, me), key);
    }

    private ItemsJson<VersionJson> list(MerchantId merchant, String key) {
        return new ItemsJson<>(
                versions.of(merchant, key).stream().map(VersionJson::of).toList());
    }

    @GetMapping(path = "/versions/{version}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(
            summary = "The diagram of a version",
            description = "BPMN 2.0 XML to be drawn, without what its steps are set to.")
    byte[] diagram(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        var owner = merchants.chosen(merchant, me);
        return versions.of(owner, key).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .flatMap(one -> whereabouts.diagram(one.definition(), Set.of(owner)))
                .orElseThrow(() -> new NoSuchThing("version " + version))
                .getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping("/versions/{version}/changes")
    @Operation(
            summary = "What changed from the version before",
            description = "Steps, events, gateways and connections, by the id of the element; nothing for the oldest.")
    ItemsJson<ChangeJson> changes(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        return new ItemsJson<>(versions.changes(merchants.chosen(merchant, me), key, version).stream()
                .map(ChangeJson::of)
                .toList());
    }

    @PostMapping("/versions/{version}/roll-back")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Go back to an older version",
            description =
                    "Its files are deployed anew, as the newest version, with those they came with. They are looked "
                            + "through as at any deployment.")
    ItemsJson<VersionJson> rollBack(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        var owner = merchants.chosen(merchant, me);
        versions.rollBack(owner, me, key, version);
        return list(owner, key);
    }

    @DeleteMapping("/versions/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a version", description = "Refused while conversations are in it.")
    void delete(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        versions.delete(merchants.chosen(merchant, me), key, version);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a flow with all its versions",
            description = "Refused while conversations are in one of them. A shared flow of the same key starts again.")
    void delete(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        versions.delete(merchants.chosen(merchant, me), key);
    }

    /**
     * @param own        whether it is the merchant's own, not one that all share
     * @param deployedBy null when it came with Baton
     * @param running    how many conversations are in it
     */
    @JsonInclude
    record VersionJson(int version, boolean own, @Nullable String deployedBy, Instant deployedAt, long running) {

        static VersionJson of(FlowVersion version) {
            return new VersionJson(
                    version.version(), version.own(), version.deployedBy(), version.deployedAt(), version.running());
        }
    }

    /**
     * @param what     {@code added}, {@code removed} or {@code changed}
     * @param settings of an element that changed
     */
    @JsonInclude
    record ChangeJson(
            String element, @Nullable String name, String kind, String what, List<FlowChange.Setting> settings) {

        static ChangeJson of(FlowChange change) {
            return new ChangeJson(
                    change.element(),
                    change.name(),
                    change.kind(),
                    change.what().name().toLowerCase(Locale.ROOT),
                    change.settings());
        }
    }
}
