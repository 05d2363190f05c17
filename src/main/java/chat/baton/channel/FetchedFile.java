package chat.baton.channel;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * The end of a route {@code direct:fetch-…} whose call leaves the answer as a stream: reads one byte more than is kept at
 * most, so that no file is too large for the memory and one that is too large for us is known to be.
 */
@Component
class FetchedFile {

    private final MediaIntake intake;

    FetchedFile(MediaIntake intake) {
        this.intake = intake;
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
        PublicWeb.ensureGiven(status);
        if (status != 200) {
            throw new IOException("The provider has no file yet, its answer was " + status);
        }
    }
}
