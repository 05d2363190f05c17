package chat.baton.sandbox.apple;

import static chat.baton.sandbox.apple.AppleErrors.refuseUnless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * What Apple refuses about the form of a message, always by 400.
 *
 * @see <a href="https://register.apple.com/resources/messages/msp-rest-api/">MSP REST API (read 2026)</a>
 */
final class AppleRules {

    private static final int WORDS = 200;
    private static final int PICTURE = 200 * 1024;
    private static final int PICTURES = 5 * 1024 * 1024;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final AppleStorage storage;

    AppleRules(AppleStorage storage) {
        this.storage = storage;
    }

    /** The ids stand in the headers and again in the body. */
    void checkIds(HttpHeaders headers, JsonNode message) {
        Map.of("id", "id", "Source-Id", "sourceId", "Destination-Id", "destinationId")
                .forEach((header, field) -> refuseUnless(
                        text(message, field) && message.path(field).asText().equals(headers.getFirst(header))));
        refuseUnless(message.path("v").asInt() == 1);
    }

    void check(JsonNode message) {
        switch (message.path("type").asText()) {
            case "text" -> checkText(message);
            case "richLink" -> checkLink(message);
            case "interactive" -> checkInteractive(message.path("interactiveData"));
            default -> refuseUnless(false);
        }
    }

    private void checkText(JsonNode message) {
        refuseUnless(text(message, "body"));
        message.path("attachments").forEach(this::checkAttachment);
    }

    private void checkAttachment(JsonNode attachment) {
        var id = AppleStorage.id(attachment.path("url").asText());
        var file = storage.find(id).orElse(new byte[0]);
        refuseUnless(text(attachment, "name")
                && text(attachment, "mimeType")
                && attachment.path("owner").asText().equals(AppleStorage.owner(id))
                && attachment.path("size").asInt() == file.length
                && attachment.path("key").asText().matches("00[0-9a-f]{64}")
                && Arrays.equals(AppleStorage.signature(file), bytes(attachment.path("signature-base64"))));
    }

    private static void checkLink(JsonNode message) {
        var link = message.path("richLinkData");
        refuseUnless(message.path("body").asText().matches("https?://\\S+")
                && link.path("url").asText().matches("https?://\\S+")
                && words(link, "title"));
    }

    private static void checkInteractive(JsonNode interactive) {
        var data = interactive.path("data");
        refuseUnless(interactive.path("bid").asText().equals(AppleReports.EXTENSION)
                && text(data, "version")
                && text(data, "requestIdentifier"));
        if (data.has("quick-reply")) {
            checkQuickReply(data.path("quick-reply"));
        } else {
            checkPictures(data.path("images"));
            checkList(interactive, data.path("listPicker").path("sections"));
        }
    }

    private static void checkQuickReply(JsonNode reply) {
        var items = reply.path("items");
        refuseUnless(words(reply, "summaryText") && items.size() >= 2 && items.size() <= 5);
        items.forEach(item -> refuseUnless(words(item, "identifier")
                && words(item, "title")
                && item.path("title").asText().length() <= 24));
    }

    private static void checkList(JsonNode interactive, JsonNode sections) {
        refuseUnless(words(interactive.path("receivedMessage"), "title")
                && words(interactive.path("replyMessage"), "title")
                && !sections.isEmpty());
        var pictures = interactive.path("data").path("images").findValuesAsText("identifier");
        for (var section : sections) {
            refuseUnless(words(section, "title") && !section.path("items").isEmpty());
            section.path("items").forEach(item -> checkItem(item, pictures));
        }
    }

    private static void checkItem(JsonNode item, List<String> pictures) {
        refuseUnless(words(item, "identifier")
                && words(item, "title")
                && (!item.has("subtitle") || words(item, "subtitle"))
                && (!item.has("imageIdentifier")
                        || pictures.contains(item.path("imageIdentifier").asText())));
    }

    private static void checkPictures(JsonNode pictures) {
        int together = 0;
        for (var picture : pictures) {
            var bytes = bytes(picture.path("data"));
            together += bytes.length;
            refuseUnless(words(picture, "identifier")
                    && bytes.length <= PICTURE
                    && Arrays.equals(PNG, Arrays.copyOf(bytes, PNG.length)));
        }
        refuseUnless(together < PICTURES);
    }

    private static byte[] bytes(JsonNode base64) {
        try {
            return Base64.getDecoder().decode(base64.asText());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static boolean text(JsonNode node, String field) {
        return !node.path(field).asText().isBlank();
    }

    private static boolean words(JsonNode node, String field) {
        return text(node, field) && node.path(field).asText().length() <= WORDS;
    }
}
