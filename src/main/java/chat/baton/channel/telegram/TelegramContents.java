package chat.baton.channel.telegram;

import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the provider calls a message or a tap, in our words. */
@Component
class TelegramContents {

    /** A link's own word comes as what the customer's app writes for them when they press "Start". */
    private static final Pattern START = Pattern.compile("/start(?:@\\w+)?(?:\\s+(\\S+))?\\s*");

    private final Media media;

    TelegramContents(Media media) {
        this.media = media;
    }

    /** One, or two where words go with a file. */
    List<Content> ofMessage(InboundEvent event, JsonNode message) {
        var text = Json.text(message.path("text"));
        if (text != null) {
            return List.of(ofText(text));
        }
        return TelegramFile.in(message)
                .map(file -> sent(event, file, Json.text(message.path("caption"))))
                .or(() -> other(message).map(List::of))
                .orElseGet(() -> List.of(notUnderstood(message)));
    }

    private static Content ofText(String text) {
        var start = START.matcher(text);
        if (!start.matches()) {
            return new Content.Text(text);
        }
        return start.group(1) == null
                ? new Content.Tapped("Start", "/start")
                : new Content.Tapped(start.group(1), start.group(1));
    }

    private List<Content> sent(InboundEvent event, TelegramFile file, @Nullable String caption) {
        var words = caption == null ? file.emoji() : caption;
        var content = media.sent(event, new Media.Source(file.kind(), file.id(), file.name(), words));
        return words == null || content instanceof Content.Image
                ? List.of(content)
                : List.of(content, new Content.Text(words));
    }

    private static Optional<Content> other(JsonNode message) {
        var emoji = Json.text(message.path("sticker").path("emoji"));
        return emoji == null ? location(message).or(() -> contact(message)) : Optional.of(new Content.Text(emoji));
    }

    /** A place with a name is told both ways. */
    private static Optional<Content> location(JsonNode message) {
        var place = message.path("location");
        return place.path("latitude").isNumber() && place.path("longitude").isNumber()
                ? Optional.of(new Content.Location(
                        place.path("latitude").doubleValue(),
                        place.path("longitude").doubleValue(),
                        joined(message.path("venue"), ", ", "title", "address")))
                : Optional.empty();
    }

    /** The number alone when it is the customer's own: they were asked for it. */
    private static Optional<Content> contact(JsonNode message) {
        var contact = message.path("contact");
        var owner = Json.text(contact.path("user_id"));
        var isOwn = owner != null && owner.equals(Json.text(message.path("from").path("id")));
        return Optional.ofNullable(
                        isOwn
                                ? joined(contact, " ", "phone_number")
                                : joined(contact, " ", "first_name", "last_name", "phone_number"))
                .map(Content.Text::new);
    }

    private static @Nullable String joined(JsonNode node, String between, String... fields) {
        var found = Stream.of(fields)
                .map(field -> Json.text(node.path(field)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(between));
        return found.isEmpty() ? null : found;
    }

    /** The title is found on the button, for a tap tells the value alone. */
    static Content ofTap(JsonNode tap) {
        var value = Json.text(tap.path("data"));
        if (value == null) {
            return new Content.NotUnderstood("callback_query", tap.toString());
        }
        return new Content.Tapped(title(tap, value).orElse(value), value);
    }

    private static Optional<String> title(JsonNode tap, String value) {
        var rows = tap.path("message").path("reply_markup").path("inline_keyboard");
        return elements(rows)
                .flatMap(TelegramContents::elements)
                .filter(button -> value.equals(Json.text(button.path("callback_data"))))
                .map(button -> Json.text(button.path("text")))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Content notUnderstood(JsonNode message) {
        var what = Stream.of("poll", "dice", "story", "game", "checklist", "gift", "pinned_message")
                .filter(message::has)
                .findFirst()
                .orElse("message");
        return new Content.NotUnderstood(what, message.toString());
    }
}
