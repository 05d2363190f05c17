package chat.baton.channel;

import chat.baton.core.MerchantId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The bytes of files on their way out, for providers that want the bytes and not an address. */
@Component
public class OutwardFiles {

    /** Short: a message waits for it, and then for two calls of the provider, within its lease of half a minute. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private final Media media;
    private final MediaIntake intake;
    private final PublicWeb web;

    OutwardFiles(Media media, MediaIntake intake, PublicWeb web) {
        this.media = media;
        this.intake = intake;
        this.web = web;
    }

    /** @param type what the bytes say it is, for example {@code image/png} */
    public record OutwardFile(byte[] bytes, String type) {}

    /**
     * @param address of a file we keep, or of one on the public web
     * @throws UnfitFile   when there is none that may be sent in the merchant's name
     * @throws IOException when it may be there later
     */
    public OutwardFile get(MerchantId merchant, String address) throws IOException {
        var kept = media.at(address);
        return kept.isPresent() ? kept(merchant, kept.get()) : fromTheWeb(address);
    }

    private OutwardFile kept(MerchantId merchant, Attachment file) throws IOException {
        if (!file.merchant().equals(merchant) || file.type() == null) {
            throw new UnfitFile("is not there");
        }
        return new OutwardFile(media.open(file).getContentAsByteArray(), file.type());
    }

    private OutwardFile fromTheWeb(String address) throws IOException {
        try (var file = web.get(address, TIME_LIMIT, bytes -> intake.take(bytes, null))) {
            return new OutwardFile(Files.readAllBytes(file.path()), file.type());
        }
    }
}
