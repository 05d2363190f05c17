package chat.baton.channel.apple;

import chat.baton.channel.Fit;
import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as a webhook brought it.
 *
 * @param json         the body
 * @param capabilities the header that tells what the customer's devices can show; absent when it did not come
 * @param device       the header that names the customer's device; absent when it did not come
 */
record HeardMessage(JsonNode json, @Nullable String capabilities, @Nullable String device) {

    private static final int LONGEST_FACT = 200;

    static HeardMessage read(String payload) {
        var parts = Json.read(payload);
        return new HeardMessage(
                parts.path("message"),
                parts.path("capabilities").textValue(),
                parts.path("device").textValue());
    }

    String write() {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("message", json);
        parts.put("capabilities", capabilities);
        parts.put("device", device);
        return Json.write(parts);
    }

    String type() {
        return Fit.shortened(Objects.requireNonNullElse(text("type"), ""), LONGEST_FACT);
    }

    /** Its id at the provider. */
    @Nullable
    String id() {
        return text("id");
    }

    @Nullable
    String text(String field) {
        return Json.text(json.path(field));
    }

    /** Present when the customer's answer was too large for the webhook. */
    Optional<FileReference> distant() {
        return FileReference.of(json.path("interactiveDataRef"));
    }

    /** What is worth remembering of the customer. An empty list of capabilities is a fact too. */
    Map<String, String> facts() {
        var facts = new HashMap<String, String>();
        learn(facts, Facts.CAPABILITIES, capabilities == null ? null : capabilities.toUpperCase(Locale.ROOT));
        learn(facts, Facts.DEVICE, device);
        for (var field : Facts.OF_BODY) {
            learn(facts, field, text(field));
        }
        return facts;
    }

    private static void learn(Map<String, String> facts, String fact, @Nullable String value) {
        if (value != null) {
            facts.put(fact, Fit.shortened(value, LONGEST_FACT));
        }
    }

    /** The same message with the answer that had been left out. */
    HeardMessage with(JsonNode interactiveData) {
        var whole = new LinkedHashMap<String, JsonNode>();
        json.properties().forEach(field -> whole.put(field.getKey(), field.getValue()));
        whole.put("interactiveData", interactiveData);
        return new HeardMessage(Json.read(Json.write(whole)), capabilities, device);
    }
}
