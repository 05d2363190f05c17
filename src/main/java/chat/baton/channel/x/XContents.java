package chat.baton.channel.x;

import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.channel.SignedJson;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** What the provider calls {@code message_data}, in our words. */
final class XContents {

    private XContents() {}

    /**
     * One or more: a message may hold a text and attachments.
     *
     * @param media what stands for a picture or file that lies at the provider
     */
    static List<Content> of(JsonNode message, Function<Media.Source, Content> media) {
        var text = text(message);
        var tapped = Json.text(message.path("quick_reply_response").path("metadata"));
        if (tapped != null) {
            return List.of(new Content.Tapped(text.isEmpty() ? tapped : text, tapped));
        }
        var contents = new ArrayList<>(attached(message, text, media));
        if (!text.isEmpty() && contents.stream().noneMatch(XContents::hasCaption)) {
            contents.add(0, Content.text(text));
        }
        return contents.isEmpty() ? List.of(notUnderstood("message", message)) : List.copyOf(contents);
    }

    private static boolean hasCaption(Content content) {
        return content instanceof Content.Image image && image.caption() != null;
    }

    /**
     * As it was typed: what X escapes for HTML is itself again, its short links are the addresses they stand for, and the
     * link to an attached picture is gone. Empty when there is none.
     */
    static String text(JsonNode message) {
        var text = HtmlUtils.htmlUnescape(Objects.requireNonNullElse(Json.text(message.path("text")), ""));
        for (var media : media(message)) {
            text = replaced(text, Json.text(media.path("url")), "");
        }
        for (var url : message.path("entities").path("urls")) {
            text = replaced(text, Json.text(url.path("url")), Json.text(url.path("expanded_url")));
        }
        return text.strip();
    }

    private static String replaced(String text, @Nullable String link, @Nullable String by) {
        return link == null || by == null ? text : text.replace(link, by);
    }

    private static List<Content> attached(JsonNode message, String text, Function<Media.Source, Content> media) {
        var type = Json.text(message.path("attachment").path("type"));
        if (type == null) {
            return List.of();
        }
        return switch (type) {
            case "media" -> pictures(message, text, media);
            case "location" -> List.of(location(message.path("attachment")));
            default -> List.of(notUnderstood(type, message.path("attachment")));
        };
    }

    /** One; recordings hold several as well. */
    private static List<JsonNode> media(JsonNode message) {
        var media = message.path("attachment").path("media");
        return media.isObject() ? List.of(media) : SignedJson.elements(media).toList();
    }

    /** What was written to them goes with the first picture, or before them when there is none. */
    private static List<Content> pictures(JsonNode message, String text, Function<Media.Source, Content> media) {
        var caption = text.isEmpty() ? null : text;
        var contents = new ArrayList<Content>();
        for (var item : media(message)) {
            var content = source(item, caption).map(media).orElseGet(() -> notUnderstood("media", item));
            contents.add(content);
            caption = hasCaption(content) ? null : caption;
        }
        return contents;
    }

    /** A moving picture is a film without sound. */
    private static Optional<Media.Source> source(JsonNode media, @Nullable String caption) {
        return switch (media.path("type").asText()) {
            case "photo" ->
                address(media.path("media_url_https"), media.path("media_url"))
                        .map(url -> new Media.Source("image", url, null, caption));
            case "video", "animated_gif" ->
                film(media.path("video_info").path("variants"))
                        .map(url -> new Media.Source("video", url, null, caption));
            default -> Optional.empty();
        };
    }

    /** The best one that plays everywhere. */
    private static Optional<String> film(JsonNode variants) {
        return SignedJson.elements(variants)
                .filter(variant -> variant.path("content_type").asText().equals("video/mp4"))
                .max(Comparator.comparingLong(variant -> variant.path("bitrate").asLong()))
                .flatMap(variant -> address(variant.path("url")));
    }

    private static Optional<String> address(JsonNode... fields) {
        return Stream.of(fields)
                .map(Json::text)
                .filter(Objects::nonNull)
                .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
                .findFirst();
    }

    /** A point, as GeoJSON has it: the longitude first. */
    private static Content location(JsonNode attachment) {
        return attachment.findValues("coordinates").stream()
                .map(place -> place.isArray() ? place : place.path("coordinates"))
                .filter(point -> point.size() == 2
                        && point.path(0).isNumber()
                        && point.path(1).isNumber())
                .findFirst()
                .<Content>map(point -> new Content.Location(
                        point.path(1).doubleValue(),
                        point.path(0).doubleValue(),
                        Json.text(attachment.findPath("full_name"))))
                .orElseGet(() -> notUnderstood("location", attachment));
    }

    static Content notUnderstood(String what, JsonNode raw) {
        return new Content.NotUnderstood(what, raw.toString());
    }
}
