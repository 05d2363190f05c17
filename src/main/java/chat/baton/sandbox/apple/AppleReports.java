package chat.baton.sandbox.apple;

import chat.baton.sandbox.Attachments;
import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.Webhook;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** How Apple tells what happens on a phone: compressed, with a token that says nothing of the body. */
final class AppleReports {

    static final String EXTENSION =
            "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ATTACHMENT_MARK = "\uFFFC";

    private final String hook;
    private final AppleBusiness business;
    private final AppleTokens tokens;
    private final AppleStorage storage;
    private final LargeLists largeLists;

    AppleReports(String hook, AppleBusiness business, AppleTokens tokens, AppleStorage storage, LargeLists largeLists) {
        this.hook = hook;
        this.business = business;
        this.tokens = tokens;
        this.storage = storage;
        this.largeLists = largeLists;
    }

    /** The customer is seen typing before each text. */
    List<Webhook> text(Gesture.Text text, Moment moment) {
        var typing = new Moment(moment.customer(), storage.newId(), moment.at());
        return List.of(
                message(typing, of("typing_start")), message(moment, of("text").put("body", text.text())));
    }

    List<Webhook> tap(Gesture.Tap tap, Moment moment) {
        var data = object().put("version", "1.0").put("requestIdentifier", tap.message());
        if (tap.on().equals("choice")) {
            var reply = data.putObject("quick-reply").put("selectedIndex", 0);
            reply.putArray("items").addObject().put("identifier", tap.value()).put("title", tap.title());
        } else {
            data.putObject("replyMessage").put("title", tap.title());
            var section = data.putObject("listPicker").putArray("sections").addObject();
            section.putArray("items")
                    .addObject()
                    .put("identifier", tap.value())
                    .put("title", tap.title())
                    .put("order", 0);
        }
        var answer = object().put("bid", EXTENSION);
        answer.set("data", data);
        return List.of(message(moment, largeLists.has(tap.message()) ? distant(tap, answer) : near(answer)));
    }

    private static ObjectNode near(ObjectNode answer) {
        var message = of("interactive");
        message.set("interactiveData", answer);
        return message;
    }

    /** A list with pictures makes an answer of more than 10 KB, which is left in the storage. */
    private ObjectNode distant(Gesture.Tap tap, ObjectNode answer) {
        var file = storage.put(answer.toString().getBytes(StandardCharsets.UTF_8));
        var message = of("interactive");
        message.putObject("interactiveDataRef")
                .put("bid", EXTENSION)
                .put("title", tap.title())
                .put("url", file.url())
                .put("owner", file.owner())
                .put("key", file.key())
                .put("signature-base64", file.base64Signature())
                .put("size", file.size());
        return message;
    }

    List<Webhook> image(Gesture.Image image, Moment moment) {
        return attachment(moment, image.url(), "photo.png", "image/png");
    }

    List<Webhook> file(Gesture.File file, Moment moment) {
        return attachment(moment, file.url(), file.name(), "application/pdf");
    }

    private List<Webhook> attachment(Moment moment, String url, String name, String type) {
        var file = storage.put(Attachments.bytes(url));
        var message = of("text").put("body", ATTACHMENT_MARK);
        message.putArray("attachments")
                .addObject()
                .put("name", name)
                .put("mimeType", type)
                .put("size", String.valueOf(file.size()))
                .put("url", file.url())
                .put("owner", file.owner())
                .put("key", file.key())
                .put("signature", file.hexSignature());
        return List.of(message(moment, message));
    }

    List<Webhook> close(Gesture.Close close, Moment moment) {
        return List.of(message(moment, of("close")));
    }

    private Webhook message(Moment moment, ObjectNode rest) {
        var message = object().put("v", 1).put("id", moment.id());
        message.put("sourceId", moment.customer()).put("destinationId", business.businessId());
        message.put("locale", "en_US").setAll(rest);
        var headers = Map.of(
                "Authorization", tokens.forProvider(),
                "id", moment.id(),
                "source-id", moment.customer(),
                "destination-id", business.businessId(),
                "capability-list", "LIST,TIME,QUICK,AUTH,AUTH2,FORM",
                "device-agent", "iPhone OS",
                "Content-Encoding", "gzip");
        return new Webhook(hook, headers, compressed(message.toString()));
    }

    private static byte[] compressed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            return object();
        }
    }

    private static ObjectNode of(String type) {
        return object().put("type", type);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
