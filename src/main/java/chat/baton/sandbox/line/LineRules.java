package chat.baton.sandbox.line;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * What the Messaging API refuses about the form of messages, of the kinds Baton sends.
 *
 * @see <a href="https://developers.line.biz/en/reference/messaging-api/#message-objects">Message objects (read 2026)</a>
 */
final class LineRules {

    private static final int BUBBLE = 30_000;
    private static final int CAROUSEL = 50_000;
    private static final Pattern LINK = Pattern.compile("(https?|line|tel):\\S{1,1000}");
    /** LINE wants TLS; the sandbox's own pictures have none. */
    private static final Pattern PICTURE =
            Pattern.compile("(https://|http://(localhost|127\\.0\\.0\\.1)[:/])\\S{1,1990}");

    private LineRules() {}

    /** @throws chat.baton.sandbox.Refusal when LINE would not take them */
    static void check(JsonNode messages) {
        count(messages, 1, 5, "messages");
        for (int at = 0; at < messages.size(); at++) {
            check(messages.get(at), "messages[" + at + "]");
        }
    }

    private static void check(JsonNode message, String property) {
        switch (message.path("type").asText()) {
            case "text" -> text(message, "text", 5000, property);
            case "image" -> {
                matches(message, "originalContentUrl", PICTURE, property);
                matches(message, "previewImageUrl", PICTURE, property);
            }
            case "template" -> {
                text(message, "altText", 400, property);
                template(message.path("template"), property + ".template");
            }
            case "flex" -> {
                text(message, "altText", 400, property);
                flex(message.path("contents"), property + ".contents");
            }
            default ->
                throw LineErrors.property(property + ".type", "Must be one of the following values: [text, image, …]");
        }
        if (message.has("quickReply")) {
            quickReply(message.path("quickReply").path("items"), property + ".quickReply.items");
        }
    }

    private static void quickReply(JsonNode items, String property) {
        count(items, 1, 13, property);
        items.forEach(item -> action(item.path("action"), 20, property));
    }

    private static void template(JsonNode template, String property) {
        var isConfirm = template.path("type").asText().equals("confirm");
        if (!isConfirm && !template.path("type").asText().equals("buttons")) {
            throw LineErrors.property(property + ".type", "Must be one of the following values: [confirm, buttons, …]");
        }
        text(template, "text", isConfirm ? 240 : template.has("title") ? 60 : 160, property);
        count(template.path("actions"), isConfirm ? 2 : 1, isConfirm ? 2 : 4, property + ".actions");
        template.path("actions").forEach(action -> action(action, 20, property + ".actions"));
    }

    private static void flex(JsonNode contents, String property) {
        if (contents.path("type").asText().equals("carousel")) {
            count(contents.path("contents"), 1, 12, property + ".contents");
            atMost(contents, CAROUSEL, property);
            contents.path("contents").forEach(bubble -> bubble(bubble, property + ".contents"));
        } else {
            bubble(contents, property);
        }
    }

    private static void bubble(JsonNode bubble, String property) {
        if (!bubble.path("type").asText().equals("bubble")) {
            throw LineErrors.property(property + ".type", "unknown container type");
        }
        atMost(bubble, BUBBLE, property);
        if (bubble.has("hero")) {
            matches(bubble.path("hero"), "url", PICTURE, property + ".hero");
        }
        for (var block : new String[] {"body", "footer"}) {
            bubble.path(block).path("contents").forEach(component -> component(component, property + "." + block));
        }
    }

    private static void component(JsonNode component, String property) {
        switch (component.path("type").asText()) {
            case "text" -> text(component, "text", 2000, property);
            case "button" -> action(component.path("action"), 40, property + ".action");
            default -> throw LineErrors.property(property + ".type", "unknown component type");
        }
    }

    private static void action(JsonNode action, int label, String property) {
        text(action, "label", label, property);
        if (action.path("type").asText().equals("uri")) {
            matches(action, "uri", LINK, property);
        } else {
            text(action, "data", 300, property);
        }
    }

    private static void text(JsonNode of, String field, int limit, String property) {
        var text = of.path(field).asText();
        if (text.isBlank()) {
            throw LineErrors.property(property + "." + field, "May not be empty");
        } else if (text.length() > limit) {
            throw LineErrors.property(property + "." + field, "Length must be between 0 and " + limit);
        }
    }

    private static void matches(JsonNode of, String field, Pattern form, String property) {
        if (!form.matcher(of.path(field).asText()).matches()) {
            throw LineErrors.property(property + "." + field, "Must be a valid URL");
        }
    }

    private static void count(JsonNode list, int least, int most, String property) {
        if (list.size() < least || list.size() > most) {
            throw LineErrors.property(property, "Size must be between " + least + " and " + most);
        }
    }

    private static void atMost(JsonNode json, int bytes, String property) {
        if (json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > bytes) {
            throw LineErrors.property(property, "Size must be at most " + bytes + " bytes");
        }
    }
}
