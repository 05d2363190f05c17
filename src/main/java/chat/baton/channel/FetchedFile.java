package chat.baton.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * The end of a route {@code direct:fetch-…}. Where its call leaves the answer as a stream, one byte more than is kept is
 * read at most, so that no file is too large for the memory and one that is too large for us is known to be.
 */
@Component
public class FetchedFile {

    private final MediaIntake intake;
    private final PublicWeb web;
    private final MediaSettings settings;

    FetchedFile(MediaIntake intake, PublicWeb web, MediaSettings settings) {
        this.intake = intake;
        this.web = web;
        this.settings = settings;
    }

    /**
     * @throws UnfitFile   when the provider will not give it however often it is asked
     * @throws IOException when it gives none this time, as while it still prepares a film (202)
     */
    public void read(Exchange exchange) throws IOException {
        var answer = exchange.getMessage();
        int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
        try (var bytes = answer.getBody(InputStream.class)) {
            answer.setBody(
                    status == 200 && bytes != null
                            ? bytes.readNBytes(Math.toIntExact(intake.largest()) + 1)
                            : new byte[0]);
        }
        ensureGiven(status);
        if (status != 200) {
            throw new IOException("The provider has no file yet, its answer was " + status);
        }
    }

    /** For one that lies with somebody else, whom nothing is told of the account. @throws IOException as {@link #read} */
    public byte[] readFromTheWeb(@Body String address) throws IOException {
        try (var file = web.get(address, settings.timeLimit(), bytes -> intake.take(bytes, null))) {
            return Files.readAllBytes(file.path());
        }
    }

    /**
     * Of a provider that was asked with the account's token.
     *
     * @throws UnfitFile   when asking again would bring the same answer
     * @throws IOException when it may not, as once the token is renewed
     */
    public static void ensureGiven(int status) throws IOException {
        if (status == 401 || status == 403) {
            throw new IOException("The provider does not know the token, its answer was " + status);
        }
        PublicWeb.ensureGiven(status);
    }
}
