package chat.baton.sandbox.apple;

import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.OwnAddress;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for Apple's storage of files, and for the part of its API that leads there. */
@InSandbox
@RestController
class AppleStorageApi {

    private static final String FILES = "/sandbox/api/apple/storage/";

    private final AppleStorage storage;
    private final AppleTokens tokens;
    private final OwnAddress own;

    AppleStorageApi(AppleStorage storage, AppleBusiness business, OwnAddress own, Clock clock) {
        this.storage = storage;
        this.tokens = new AppleTokens(business, clock);
        this.own = own;
    }

    @GetMapping(AppleStandIn.ENDPOINT + "/preUpload")
    ObjectNode preUpload(
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader("MMCS-Size") int size) {
        check(authorization);
        AppleErrors.refuseUnless(size > 0);
        var id = storage.newId();
        return object().put("upload-url", own.of(FILES + id))
                .put("mmcs-url", AppleStorage.url(id))
                .put("mmcs-owner", AppleStorage.owner(id));
    }

    @PostMapping(FILES + "{id}")
    ObjectNode upload(@PathVariable String id, @RequestBody byte[] encrypted) {
        var checksum = Base64.getEncoder().encodeToString(storage.take(id, encrypted));
        var answer = object();
        answer.putObject("singleFile").put("fileChecksum", checksum);
        return answer;
    }

    @GetMapping(AppleStandIn.ENDPOINT + "/preDownload")
    ObjectNode preDownload(
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader("MMCS-Url") String url,
            @RequestHeader("MMCS-Owner") String owner,
            @RequestHeader("MMCS-Signature") String signature) {
        check(authorization);
        var id = AppleStorage.id(url);
        var file = storage.find(id).orElseThrow(() -> AppleErrors.of(HttpStatus.NOT_FOUND));
        AppleErrors.refuseUnless(
                owner.equals(AppleStorage.owner(id)) && Arrays.equals(AppleStorage.signature(file), bytes(signature)));
        return object().put("download-url", own.of(FILES + id));
    }

    /** @param key shows the file as the customer sees it; absent for what lies there */
    @GetMapping(FILES + "{id}")
    ResponseEntity<byte[]> download(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = MediaType.APPLICATION_OCTET_STREAM_VALUE) MediaType type) {
        var file = storage.find(id).orElseThrow(() -> AppleErrors.of(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(type)
                .header("Content-Security-Policy", "sandbox")
                .body(key == null ? file : AppleStorage.crypt(key, file));
    }

    /** What is in a large answer. Here it is JSON already; Apple's own form is another. */
    @PostMapping(AppleStandIn.ENDPOINT + "/decodePayload")
    ObjectNode decode(
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader("bid") String bid,
            @RequestBody byte[] payload) {
        check(authorization);
        AppleErrors.refuseUnless(bid.equals(AppleReports.EXTENSION));
        return object().set("interactiveData", AppleReports.read(payload));
    }

    /** Where the phone sees a file the shop sent. */
    static String shown(OwnAddress own, JsonNode attachment) {
        return own.of(FILES + AppleStorage.id(attachment.path("url").asText()) + "?key="
                + attachment.path("key").asText() + "&type="
                + attachment.path("mimeType").asText());
    }

    private void check(@Nullable String authorization) {
        if (!tokens.isProviders(authorization)) {
            throw AppleErrors.of(HttpStatus.UNAUTHORIZED);
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
