package chat.baton.sandbox.meta;

import chat.baton.sandbox.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What Meta's Send API refuses about the form of a request.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/send-api/">Send API (read 2026-06)</a>
 */
final class SendRules {

    private static final Set<String> ACTIONS = Set.of("typing_on", "typing_off", "mark_seen", "react", "unreact");
    private static final Set<String> TYPES = Set.of("RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY");
    private static final Set<String> MEDIA = Set.of("image", "audio", "video", "file");

    private SendRules() {}

    /** @throws Refusal when Meta would not take it */
    static void check(JsonNode request) {
        refuseUnless(text(request.path("recipient"), "id"), "The parameter recipient is required");
        refuseIf(request.has("sender_action") && request.has("message"), "Cannot send sender_action with message");
        if (request.has("sender_action")) {
            var known = ACTIONS.contains(request.path("sender_action").asText());
            refuseUnless(known, "Param sender_action must be one of " + ACTIONS);
        } else {
            checkType(request);
            checkMessage(request.path("message"));
        }
    }

    private static void checkType(JsonNode request) {
        var type = request.path("messaging_type").asText("RESPONSE");
        refuseUnless(TYPES.contains(type), "Param messaging_type must be one of " + TYPES);
        refuseIf(type.equals("MESSAGE_TAG") && !text(request, "tag"), "The parameter tag is required");
    }

    private static void checkMessage(JsonNode message) {
        var attachment = message.path("attachment");
        refuseUnless(
                text(message, "text") || attachment.isObject(),
                "Message cannot be empty, must provide valid attachment or text");
        atMost(2000, message, "text", "message[text]");
        atMost(1000, message, "metadata", "message[metadata]");
        checkQuickReplies(message.path("quick_replies"));
        if (attachment.isObject()) {
            checkAttachment(attachment);
        }
    }

    private static void checkQuickReplies(JsonNode replies) {
        refuseIf(replies.size() > 13, "Param message[quick_replies] must have at most 13 elements");
        for (var reply : replies) {
            var ofText = reply.path("content_type").asText().equals("text");
            refuseIf(ofText && !text(reply, "title"), "Param message[quick_replies][title] is required");
            refuseIf(ofText && !text(reply, "payload"), "Param message[quick_replies][payload] is required");
            atMost(1000, reply, "payload", "message[quick_replies][payload]");
        }
    }

    private static void checkAttachment(JsonNode attachment) {
        var type = attachment.path("type").asText();
        var payload = attachment.path("payload");
        if (type.equals("template")) {
            checkTemplate(payload);
        } else {
            refuseUnless(MEDIA.contains(type), "Param message[attachment][type] must be one of " + MEDIA);
            refuseUnless(
                    web(payload, "url") || text(payload, "attachment_id"),
                    "Param message[attachment][payload][url] should represent a valid URL");
        }
    }

    private static void checkTemplate(JsonNode template) {
        switch (template.path("template_type").asText()) {
            case "generic" -> checkGeneric(template.path("elements"));
            case "button" -> checkButtonTemplate(template);
            default ->
                throw GraphErrors.parameter("Param message[attachment][payload][template_type] is not supported");
        }
    }

    private static void checkGeneric(JsonNode elements) {
        refuseIf(elements.isEmpty(), "Param elements must be a non-empty array");
        refuseIf(elements.size() > 10, "Param elements must have at most 10 elements");
        for (var element : elements) {
            refuseUnless(text(element, "title"), "Param elements[title] is required");
            refuseUnless(element.size() > 1, "Incomplete element data: at least one field besides title is required");
            checkButtons(element.path("buttons"));
        }
    }

    private static void checkButtonTemplate(JsonNode template) {
        refuseUnless(text(template, "text"), "Param text is required");
        atMost(640, template, "text", "text");
        refuseIf(template.path("buttons").isEmpty(), "Param buttons must be a non-empty array");
        checkButtons(template.path("buttons"));
    }

    private static void checkButtons(JsonNode buttons) {
        refuseIf(buttons.size() > 3, "Param buttons must have at most 3 elements");
        for (var button : buttons) {
            refuseUnless(text(button, "title"), "Param buttons[title] is required");
            switch (button.path("type").asText()) {
                case "postback", "phone_number" ->
                    refuseUnless(text(button, "payload"), "Param buttons[payload] is required");
                case "web_url" -> refuseUnless(web(button, "url"), "Param buttons[url] should represent a valid URL");
                default -> throw GraphErrors.parameter("Param buttons[type] is not supported");
            }
            atMost(1000, button, "payload", "buttons[payload]");
        }
    }

    private static boolean text(JsonNode node, String field) {
        return !node.path(field).asText().isBlank();
    }

    private static boolean web(JsonNode node, String field) {
        return node.path(field).asText().matches("https?://\\S+");
    }

    private static void atMost(int limit, JsonNode node, String field, String name) {
        var text = node.path(field).asText();
        refuseIf(
                text.codePointCount(0, text.length()) > limit,
                "Length of param " + name + " must be less than or equal to " + limit);
    }

    private static void refuseUnless(boolean fine, String what) {
        refuseIf(!fine, what);
    }

    private static void refuseIf(boolean wrong, String what) {
        if (wrong) {
            throw GraphErrors.parameter(what);
        }
    }
}
