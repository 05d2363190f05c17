package chat.baton.channel.apple;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.channel.UnfitFile;
import java.io.IOException;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Gets what customers send from Apple's storage. */
@Component
class SentFiles {

    /** The exchange's property that holds which file is fetched. */
    static final String REFERENCE = "reference";

    private final Media media;
    private final FileTransfer transfer;
    private final AppleRequests requests;

    SentFiles(Media media, FileTransfer transfer, AppleRequests requests) {
        this.media = media;
        this.transfer = transfer;
        this.requests = requests;
    }

    /** @param reference as {@link FileReference#write} wrote it @throws UnfitFile when it is none */
    public void ask(Exchange exchange, @Body String reference, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        var file = FileReference.of(Json.read(reference)).orElseThrow(() -> new UnfitFile("has no address"));
        exchange.setProperty(REFERENCE, file);
        requests.preDownload(exchange, account, file);
    }

    /**
     * The file, decrypted, with its type as the header {@code Content-Type}.
     *
     * @throws UnfitFile   when it is not there any more
     * @throws IOException when it cannot be had, or is of another size than was told
     */
    public byte[] fetch(
            Exchange exchange,
            @Body byte[] answer,
            @ExchangeProperty(REFERENCE) FileReference file,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status)
            throws IOException {
        if (status == 404 || status == 410) {
            throw new UnfitFile("is not given by its provider, which answered HTTP " + status);
        } else if (status / 100 != 2) {
            throw new IOException("The provider does not say where the file is: HTTP " + status);
        }
        var address = Json.read(answer).path("download-url").asText();
        var encrypted = transfer.get(address, Math.toIntExact(media.largest()));
        if (file.size() > 0 && file.size() != encrypted.length) {
            throw new IOException("A file of " + encrypted.length + " bytes instead of " + file.size());
        }
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, Objects.requireNonNullElse(file.type(), "application/octet-stream"));
        return FileCipher.apply(file.key(), encrypted);
    }
}
