package chat.baton.channel.x;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.OutwardFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.springframework.stereotype.Component;

/**
 * Our pictures. X takes them by upload only, before the message that names them; whatever goes wrong with that, the
 * message goes out with the picture's address instead.
 *
 * @see <a href="https://docs.x.com/x-api/media/upload-media">Upload Media (read 2026): dm_image up to 5 MB, usable 24 h</a>
 */
@Component("xPictures")
class XPictures {

    private static final String PROPERTY = "picture";
    private static final int LARGEST = 5 * 1024 * 1024;
    private static final Map<String, String> CATEGORIES =
            Map.of("image/jpeg", "dm_image", "image/png", "dm_image", "image/webp", "dm_image", "image/gif", "dm_gif");

    private final XRequests requests;
    private final OutwardFiles files;

    XPictures(XRequests requests, OutwardFiles files) {
        this.requests = requests;
        this.files = files;
    }

    /** Leaves the request without an attachment, and remembers whether there is to be one. */
    public void find(Exchange exchange, @Body String written) {
        var message = DirectMessage.read(written);
        exchange.setProperty(PROPERTY, message.picture() == null ? null : message);
        exchange.getMessage().setBody(message.withoutAttachment());
    }

    /** @throws IOException when it cannot be had, or is none X takes */
    public void upload(
            Exchange exchange,
            @ExchangeProperty(Channel.ACCOUNT) Account account,
            @ExchangeProperty(PROPERTY) DirectMessage message)
            throws IOException {
        var picture = files.get(account.merchant(), Objects.requireNonNull(message.picture()));
        var category = CATEGORIES.get(picture.type());
        if (category == null || picture.bytes().length > LARGEST) {
            throw new IOException("no picture X takes: " + picture.type());
        }
        var form = MultipartEntityBuilder.create()
                .setContentType(ContentType.create("multipart/form-data"))
                .addTextBody("media_category", category)
                .addBinaryBody("media", picture.bytes(), ContentType.parse(picture.type()), "picture")
                .build();
        var body = new ByteArrayOutputStream();
        form.writeTo(body);
        requests.post(exchange, account, "2/media/upload", form.getContentType());
        exchange.getMessage().setBody(body.toByteArray());
    }

    /** @throws IOException when X did not take it */
    public void attach(Exchange exchange, @Body byte[] answer, @ExchangeProperty(PROPERTY) DirectMessage message)
            throws IOException {
        var mediaId = Json.text(Json.read(answer).path("data").path("id"));
        if (mediaId == null) {
            throw new IOException("the picture was not taken");
        }
        exchange.getMessage().setBody(message.withAttachment(mediaId));
    }

    public String leaveOut(@ExchangeProperty(PROPERTY) DirectMessage message) {
        return message.withoutAttachment();
    }
}
