package chat.baton.channel.apple;

import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a file lies in Apple's storage and how it is read.
 *
 * @param url       to be exchanged for an address to fetch it from; soon useless
 * @param key       hexadecimal, with or without the {@code 00} in front
 * @param signature Base64; absent when none came
 * @param size      bytes; 0 when unknown
 * @param type      absent when not told
 */
record FileReference(
        String url, String owner, String key, @Nullable String signature, long size, @Nullable String type) {

    private static final String SIGNATURE = "signature-base64";

    /** From an attachment, a large answer's reference, or what {@link #write} has written. Absent when it lacks a part. */
    static Optional<FileReference> of(JsonNode json) {
        var url = Json.text(json.path("url"));
        var owner = Json.text(json.path("owner"));
        var key = Json.text(json.path("key"));
        return url == null || owner == null || key == null
                ? Optional.empty()
                : Optional.of(new FileReference(
                        url,
                        owner,
                        key,
                        signature(json),
                        json.path("size").asLong(),
                        Json.text(json.path("mimeType"))));
    }

    private static @Nullable String signature(JsonNode json) {
        var base64 = Json.text(json.path(SIGNATURE));
        var hex = Json.text(json.path("signature"));
        if (base64 != null || hex == null || !hex.matches("(?:\\p{XDigit}{2})+")) {
            return base64 == null ? hex : base64;
        }
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    String write() {
        var json = new LinkedHashMap<String, Object>();
        json.put("url", url);
        json.put("owner", owner);
        json.put("key", key);
        json.put(SIGNATURE, signature);
        json.put("size", size);
        json.put("mimeType", type);
        return Json.write(json);
    }
}
