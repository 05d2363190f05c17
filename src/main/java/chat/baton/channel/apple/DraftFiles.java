package chat.baton.channel.apple;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.Outcome;
import chat.baton.channel.OutwardFiles;
import chat.baton.channel.UnfitFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings the file of a draft to Apple's storage, encrypted. A file that cannot be had goes out as its address, so that the
 * customer gets at least that.
 */
@Component
class DraftFiles {

    /** The exchange's property that holds the file on its way; absent when the message has none. */
    static final String FILE = "file";

    private static final int LARGEST_ANSWER = 64 * 1024;

    private final OutwardFiles files;
    private final FileTransfer transfer;
    private final AppleRequests requests;

    DraftFiles(OutwardFiles files, FileTransfer transfer, AppleRequests requests) {
        this.files = files;
        this.transfer = transfer;
        this.requests = requests;
    }

    private record Sealed(ObjectNode draft, String type, String key, byte[] encrypted) {}

    /** @return the draft, without a file that cannot be had */
    public String fetch(Exchange exchange, @Body String draft, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        var message = (ObjectNode) Json.read(draft);
        var file = message.path("attachments").path(0);
        if (file.isMissingNode()) {
            return draft;
        }
        try {
            var fetched = files.get(account.merchant(), file.path("url").asText());
            var key = FileCipher.newKey();
            exchange.setProperty(
                    FILE, new Sealed(message, fetched.type(), key, FileCipher.apply(key, fetched.bytes())));
            return draft;
        } catch (IOException | UnfitFile e) {
            return withAddress(message, file.path("url").asText());
        }
    }

    private static String withAddress(ObjectNode message, String address) {
        var words = message.path("body").asText().replace(AppleContents.ATTACHMENT_MARK, "");
        message.remove("attachments");
        message.put("body", (words + "\n" + address).strip());
        return message.toString();
    }

    /** Asks where the file may be brought to. */
    public void announce(
            Exchange exchange,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(FILE) Sealed file) {
        requests.preUpload(exchange, account, file.encrypted().length);
    }

    /**
     * @return the draft with the file in it
     * @throws NotStored   when Apple refuses to say where
     * @throws IOException when the file could not be brought there
     */
    public String store(
            @Body byte[] answer,
            @ExchangeProperty(FILE) Sealed file,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter)
            throws IOException {
        if (status / 100 != 2) {
            throw new NotStored(AppleAnswers.refused(status, retryAfter));
        }
        var place = Json.read(answer);
        var taken = transfer.post(place.path("upload-url").asText(), file.encrypted(), LARGEST_ANSWER);
        return complete(file, place, Json.read(taken).path("singleFile").path("fileChecksum"));
    }

    private static String complete(Sealed file, JsonNode place, JsonNode checksum) throws NotStored {
        if (!checksum.isTextual() || !place.path("mmcs-url").isTextual()) {
            throw new NotStored(new Outcome.Later("the provider did not take the file"));
        }
        ((ObjectNode) file.draft().path("attachments").path(0))
                .put("mimeType", file.type())
                .put("size", String.valueOf(file.encrypted().length))
                .put("signature-base64", checksum.asText())
                .put("url", place.path("mmcs-url").asText())
                .put("owner", place.path("mmcs-owner").asText())
                .put("key", file.key());
        return file.draft().toString();
    }
}
