package chat.baton.sandbox.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Meta does not refuse long titles of buttons and cards but cuts them. */
final class Titles {

    private Titles() {}

    /** A copy of the message as it arrives. */
    static ObjectNode cut(JsonNode message) {
        ObjectNode cut = message.deepCopy();
        cut.path("quick_replies").forEach(reply -> cut(reply, "title", 20));
        var payload = cut.path("attachment").path("payload");
        cutButtons(payload);
        payload.path("elements").forEach(Titles::cutCard);
        return cut;
    }

    private static void cutCard(JsonNode card) {
        cut(card, "title", 80);
        cut(card, "subtitle", 80);
        cutButtons(card);
    }

    private static void cutButtons(JsonNode of) {
        of.path("buttons").forEach(button -> cut(button, "title", 20));
    }

    private static void cut(JsonNode node, String field, int length) {
        var text = node.path(field).asText();
        if (node instanceof ObjectNode object && text.codePointCount(0, text.length()) > length) {
            object.put(field, text.substring(0, text.offsetByCodePoints(0, length)));
        }
    }
}
