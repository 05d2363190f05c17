package chat.baton.channel.telegram;

import chat.baton.channel.Json;
import java.io.IOException;
import java.net.URLConnection;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What the provider answers when asked for a file. A refusal is told on by its status. */
@Component
class TelegramFiles {

    /** @throws IOException when the answer names no place */
    public String place(@Body byte[] answer) throws IOException {
        var place = Json.text(Json.read(answer).at("/result/file_path"));
        if (place == null) {
            throw new IOException("Telegram tells no place of the file");
        }
        return place;
    }

    /** Names the type of what was fetched: the provider calls any file bytes, but the place's ending tells more. */
    public void name(Exchange exchange, @ExchangeProperty("place") String place) {
        var answer = exchange.getMessage();
        var bytes = MediaType.APPLICATION_OCTET_STREAM_VALUE;
        var type = answer.getHeader(Exchange.CONTENT_TYPE, bytes, String.class);
        if (type.startsWith(bytes)) {
            var told = URLConnection.guessContentTypeFromName(place);
            answer.setHeader(Exchange.CONTENT_TYPE, Objects.requireNonNullElse(told, type));
        }
    }
}
