package chat.baton.sandbox.whatsapp;

import chat.baton.sandbox.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * What the Cloud API refuses about the form of a message.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">Messages (read 2026)</a>
 */
final class CloudRules {

    private static final Set<String> MEDIA = Set.of("image", "audio", "video", "document");

    private CloudRules() {}

    /** @throws Refusal when the provider would not take it */
    static void check(JsonNode request) {
        refuseUnless(
                request.path("messaging_product").asText().equals("whatsapp"), "messaging_product must be whatsapp");
        atMost(512, request, "biz_opaque_callback_data");
        var type = request.path("type").asText("text");
        var part = request.path(type);
        if (!part.isObject()) {
            throw CloudErrors.missing(type);
        }
        switch (type) {
            case "text" -> text(4096, part, "body");
            case "interactive" -> checkInteractive(part);
            case "template" -> text(512, part, "name");
            case "location" -> refuseUnless(part.path("latitude").isNumber(), "latitude must be a number");
            default -> checkMedia(type, part);
        }
    }

    private static void checkMedia(String type, JsonNode media) {
        refuseUnless(MEDIA.contains(type), "type must be one of " + MEDIA);
        refuseUnless(
                media.path("link").asText().matches("https?://\\S+") || media.has("id"), "link is not a valid URI");
        refuseUnless(!type.equals("audio") || !media.has("caption"), "caption is not allowed for audio");
        atMost(1024, media, "caption");
    }

    private static void checkInteractive(JsonNode interactive) {
        text(1024, interactive.path("body"), "text");
        switch (interactive.path("type").asText()) {
            case "button" -> checkButtons(interactive.path("action").path("buttons"));
            case "list" -> checkList(interactive.path("action"));
            default -> throw CloudErrors.invalid("interactive type is not supported here");
        }
    }

    private static void checkButtons(JsonNode buttons) {
        between(1, 3, buttons.size(), "buttons");
        var ids = new HashSet<String>();
        for (var button : buttons) {
            text(20, button.path("reply"), "title");
            text(256, button.path("reply"), "id");
            refuseUnless(ids.add(button.path("reply").path("id").asText()), "reply ids must be unique");
        }
    }

    private static void checkList(JsonNode action) {
        text(20, action, "button");
        between(1, 10, action.path("sections").size(), "sections");
        var ids = new HashSet<String>();
        for (var section : action.path("sections")) {
            for (var row : section.path("rows")) {
                text(24, row, "title");
                text(200, row, "id");
                atMost(72, row, "description");
                refuseUnless(ids.add(row.path("id").asText()), "row ids must be unique");
            }
        }
        between(1, 10, ids.size(), "rows");
    }

    private static void between(int least, int most, int count, String name) {
        refuseUnless(
                count >= least && count <= most,
                "Invalid %s count. Min allowed: %d, Max allowed: %d".formatted(name, least, most));
    }

    private static void text(int most, JsonNode node, String field) {
        if (node.path(field).asText().isBlank()) {
            throw CloudErrors.missing(field);
        }
        atMost(most, node, field);
    }

    private static void atMost(int limit, JsonNode node, String field) {
        var text = node.path(field).asText();
        refuseUnless(text.codePointCount(0, text.length()) <= limit, field + " length invalid. Max length: " + limit);
    }

    private static void refuseUnless(boolean fine, String what) {
        if (!fine) {
            throw CloudErrors.invalid(what);
        }
    }
}
