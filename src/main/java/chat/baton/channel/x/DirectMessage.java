package chat.baton.channel.x;

import chat.baton.channel.Capabilities;
import chat.baton.channel.Json;
import chat.baton.channel.Part;
import chat.baton.channel.Rendering;
import chat.baton.conversation.Content;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one request to X says. There are no buttons and no cards, so choices are a numbered text.
 *
 * @param text    empty only when a picture stands alone
 * @param picture its address; absent when there is none
 * @param without what is said instead when the picture cannot be attached
 */
record DirectMessage(String text, @Nullable String picture, String without) {

    static final Capabilities CAPABILITIES = new Capabilities(10_000, List.of(), null, 0, 0, Set.of("image"), 10_000);

    private static final Rendering RENDERING = new Rendering(CAPABILITIES);

    static DirectMessage text(String text) {
        return new DirectMessage(text, null, text);
    }

    /** In the order they are sent; none when there is nothing to say. */
    static List<DirectMessage> of(Content content) {
        var messages = RENDERING.parts(content).stream().map(DirectMessage::of).toList();
        var picture = onlyPicture(content);
        return picture != null && messages.size() == 1
                ? List.of(new DirectMessage(
                        messages.get(0).text(), picture, messages.get(0).text()))
                : messages;
    }

    private static DirectMessage of(Part part) {
        if (part instanceof Part.Text text) {
            return text(text.text());
        } else if (part instanceof Part.Media media) {
            var caption = media.caption() == null ? "" : media.caption();
            return new DirectMessage(caption, media.url(), (caption + "\n" + media.url()).strip());
        } else if (part instanceof Part.Template template) {
            return text(template.template().asText());
        }
        throw new IllegalArgumentException("X has no " + part.getClass().getSimpleName());
    }

    /** A single card's picture goes with its text, as one message of an account's few. */
    private static @Nullable String onlyPicture(Content content) {
        return content instanceof Content.Cards cards && cards.cards().size() == 1
                ? cards.cards().get(0).imageUrl()
                : null;
    }

    /** For {@link #read}; a picture's bytes are not the provider's yet. */
    String write() {
        return Json.write(this);
    }

    static DirectMessage read(String written) {
        var message = Json.read(written);
        return new DirectMessage(
                message.path("text").asText(),
                Json.text(message.path("picture")),
                message.path("without").asText());
    }

    /** The body of the request when there is no picture, or it cannot be attached. */
    String withoutAttachment() {
        return Json.write(Map.of("text", without));
    }

    /** The body of the request. @param mediaId the provider's id of the picture */
    String withAttachment(String mediaId) {
        var body = new LinkedHashMap<String, Object>();
        if (!text.isEmpty()) {
            body.put("text", text);
        }
        body.put("attachments", List.of(Map.of("media_id", mediaId)));
        return Json.write(body);
    }

    /** Whether it reads like this, with or without its picture. X changes what it is told: spaces, links and how accents are put together. */
    boolean reads(String told) {
        var normal = normal(told);
        return normal.equals(normal(text)) || normal.equals(normal(without));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("https?://", "")
                .replaceAll("\\s+", " ")
                .replaceAll("/(?= |$)", "")
                .strip();
    }
}
