package chat.baton.channel.whatsapp;

import chat.baton.channel.Fit;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.channel.SignedJson;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the provider calls a message, in our words. */
@Component
class WhatsAppContents {

    private static final int LONGEST_SUMMARY = 300;

    private final Media media;

    WhatsAppContents(Media media) {
        this.media = media;
    }

    Content of(InboundEvent event, JsonNode message) {
        var type = WhatsAppTranslation.type(message);
        var part = message.path(type);
        return switch (type) {
            case "text" -> text(Json.text(part.path("body")), message);
            case "image", "sticker" -> media(event, "image", part, message);
            case "audio", "video" -> media(event, type, part, message);
            case "document" -> media(event, "file", part, message);
            case "interactive" -> interactive(part, message);
            case "button" -> tapped(part.path("text"), part.path("payload"), message);
            case "location" -> location(part, message);
            case "contacts" -> notUnderstood(summary("contact", part, WhatsAppContents::contact), message);
            case "order" ->
                notUnderstood(summary("order", part.path("product_items"), WhatsAppContents::item), message);
            default -> notUnderstood(type + (type.equals("message") ? "" : " message"), message);
        };
    }

    private static Content text(@Nullable String text, JsonNode message) {
        return text == null ? notUnderstood("empty message", message) : Content.text(text);
    }

    private Content media(InboundEvent event, String kind, JsonNode part, JsonNode message) {
        var id = Json.text(part.path("id"));
        return id == null
                ? notUnderstood(kind, message)
                : media.sent(
                        event,
                        new Media.Source(kind, id, Json.text(part.path("filename")), Json.text(part.path("caption"))));
    }

    private static Content interactive(JsonNode interactive, JsonNode message) {
        if (interactive.has("nfm_reply")) {
            return form(interactive.path("nfm_reply"), message);
        }
        return Stream.of("button_reply", "list_reply")
                .map(interactive::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .map(reply -> tapped(reply.path("title"), reply.path("id"), message))
                .orElseGet(() -> notUnderstood("interactive message", message));
    }

    private static Content tapped(JsonNode title, JsonNode value, JsonNode message) {
        var words = first(title, value);
        var comesBack = first(value, title);
        return words == null || comesBack == null
                ? notUnderstood("empty answer", message)
                : new Content.Tapped(words, comesBack);
    }

    /** What was filled in comes as JSON inside a text, or as any other text. */
    private static Content form(JsonNode reply, JsonNode message) {
        var answers = answers(reply.path("response_json"));
        var words = answers.isObject() ? lines(answers) : "";
        return text(words.isEmpty() ? first(reply.path("response_json"), reply.path("body")) : words, message);
    }

    private static JsonNode answers(JsonNode response) {
        try {
            return response.isTextual() ? Json.read(response.textValue()) : response;
        } catch (IllegalArgumentException e) {
            return response;
        }
    }

    private static String lines(JsonNode answers) {
        return answers.properties().stream()
                .filter(answer -> !answer.getKey().equals("flow_token"))
                .map(answer -> answer.getKey() + ": "
                        + answer.getValue().asText(answer.getValue().toString()))
                .collect(Collectors.joining("\n"));
    }

    private static Content location(JsonNode place, JsonNode message) {
        return place.path("latitude").isNumber() && place.path("longitude").isNumber()
                ? new Content.Location(
                        place.path("latitude").doubleValue(),
                        place.path("longitude").doubleValue(),
                        first(place.path("name"), place.path("address")))
                : notUnderstood("location", message);
    }

    private static String summary(String what, JsonNode items, Function<JsonNode, String> words) {
        var all = SignedJson.elements(items)
                .map(words)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; "));
        return Fit.shortened(all.isEmpty() ? what : what + ": " + all, LONGEST_SUMMARY);
    }

    private static String contact(JsonNode contact) {
        var name = first(
                contact.path("name").path("formatted_name"),
                contact.path("name").path("first_name"));
        var numbers = SignedJson.elements(contact.path("phones"))
                .map(phone -> first(phone.path("phone"), phone.path("wa_id")));
        return Stream.concat(Stream.of(name), numbers).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    private static String item(JsonNode item) {
        var price = Json.text(item.path("item_price"));
        var currency = Json.text(item.path("currency"));
        return item.path("quantity").asText("1") + " × "
                + item.path("product_retailer_id").asText()
                + (price == null ? "" : " at " + price + (currency == null ? "" : " " + currency));
    }

    private static @Nullable String first(JsonNode... nodes) {
        return Stream.of(nodes)
                .map(Json::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Content notUnderstood(String what, JsonNode message) {
        return new Content.NotUnderstood(what, message.toString());
    }
}
