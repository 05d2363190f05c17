package chat.baton.channel.apple;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.OutwardFiles;
import chat.baton.channel.UnfitFile;
import chat.baton.core.MerchantId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Puts the pictures of a list into its draft. Those that cannot be had in time are left out, the entries are not. */
@Component
class DraftPictures {

    private static final int LARGEST_TOGETHER = 4 * 1024 * 1024;
    private static final Duration LONGEST_TOGETHER = Duration.ofSeconds(8);

    private final OutwardFiles files;

    DraftPictures(OutwardFiles files) {
        this.files = files;
    }

    /** @return the draft; as it was when it has no pictures */
    public String fill(@Body String draft, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        var message = Json.read(draft);
        var data = message.path("interactiveData").path("data");
        if (!(data.path("images") instanceof ArrayNode images)) {
            return draft;
        }
        var found = filled(images, account.merchant());
        if (images.isEmpty()) {
            ((ObjectNode) data).remove("images");
        }
        message.findParents("imageIdentifier").forEach(parent -> unlink(parent, found));
        return message.toString();
    }

    /** @return the identifiers of the pictures that are there now; the others are gone from the array */
    private Set<String> filled(ArrayNode images, MerchantId merchant) {
        var found = new HashSet<String>();
        var end = System.nanoTime() + LONGEST_TOGETHER.toNanos();
        int size = 0;
        for (var each = images.elements(); each.hasNext(); ) {
            var image = (ObjectNode) each.next();
            var data = System.nanoTime() < end
                    ? data(merchant, image.path("data").asText()).orElse("")
                    : "";
            if (data.isEmpty() || size + data.length() > LARGEST_TOGETHER) {
                each.remove();
            } else {
                size += data.length();
                image.put("data", data);
                found.add(image.path("identifier").asText());
            }
        }
        return found;
    }

    private Optional<String> data(MerchantId merchant, String address) {
        try {
            return Picture.asPng(files.get(merchant, address).bytes())
                    .map(png -> Base64.getEncoder().encodeToString(png));
        } catch (IOException | UnfitFile e) {
            return Optional.empty();
        }
    }

    private static void unlink(JsonNode parent, Set<String> found) {
        if (!found.contains(parent.path("imageIdentifier").asText())) {
            ((ObjectNode) parent).remove("imageIdentifier");
        }
    }
}
