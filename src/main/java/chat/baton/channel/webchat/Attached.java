package chat.baton.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A picture or file a customer sent. It is made by our door alone and never read from what a page says.
 *
 * @param clientMessageId as of anything said
 * @param file            its id; its bytes are kept
 */
record Attached(UUID clientMessageId, UUID file) {

    /** As the inbox has it. */
    static Attached read(JsonNode json) {
        return new Attached(
                UUID.fromString(json.path("clientMessageId").asText()),
                UUID.fromString(json.path("file").asText()));
    }
}
