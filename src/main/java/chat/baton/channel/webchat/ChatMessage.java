package chat.baton.channel.webchat;

import chat.baton.channel.Part;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as pages are told it; parts it does not have are absent.
 *
 * @param id              the same id again is the same message
 * @param from            {@code customer}, {@code bot} or {@code agent}
 * @param clientMessageId what the customer's page called it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChatMessage(
        String id,
        String from,
        @Nullable String clientMessageId,
        @Nullable String text,
        @Nullable List<Button> quickReplies,
        @Nullable List<Card> cards,
        @Nullable Link link,
        @Nullable Media media,
        @Nullable Place location) {

    /** @param payload what is told when it is tapped */
    record Button(String title, String payload) {

        static List<Button> of(List<Content.Choice> choices) {
            return choices.stream()
                    .map(choice -> new Button(choice.title(), choice.value()))
                    .toList();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Card(String title, @Nullable String subtitle, @Nullable String imageUrl, List<Button> buttons) {

        static Card of(Content.Card card) {
            return new Card(card.title(), card.subtitle(), card.imageUrl(), Button.of(card.buttons()));
        }
    }

    record Link(String title, String url) {}

    /** @param kind {@code image}, {@code audio}, {@code video} or {@code file} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Media(String kind, String url, @Nullable String name) {

        /** Absent when there is nothing to open. */
        static @Nullable Media of(Content content) {
            if (content instanceof Content.Image image) {
                return new Media("image", image.url(), null);
            }
            return content instanceof Content.File file && file.url() != null
                    ? new Media(file.kind(), file.url(), file.name())
                    : null;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(double latitude, double longitude, @Nullable String name) {}

    static ChatMessage ofCustomer(UUID id, Content content) {
        var place = content instanceof Content.Location location
                ? new Place(location.latitude(), location.longitude(), location.name())
                : null;
        var media = Media.of(content);
        var text = place == null && media == null ? content.asText() : null;
        return new ChatMessage(id.toString(), "customer", id.toString(), text, null, null, null, media, place);
    }

    static ChatMessage ofShop(String id, boolean byBot, Part part) {
        var from = byBot ? "bot" : "agent";
        if (part instanceof Part.Text text) {
            return words(id, from, text.text(), null);
        } else if (part instanceof Part.Choices choices) {
            return words(id, from, choices.text(), Button.of(choices.choices()));
        } else if (part instanceof Part.Cards cards) {
            var told = cards.cards().stream().map(Card::of).toList();
            return new ChatMessage(id, from, null, null, null, told, null, null, null);
        } else if (part instanceof Part.Link link) {
            var told = new Link(link.title(), link.url());
            return new ChatMessage(id, from, null, link.text(), null, null, told, null, null);
        } else if (part instanceof Part.Media media) {
            var told = new Media(media.kind(), media.url(), media.name());
            return new ChatMessage(id, from, null, media.caption(), null, null, null, told, null);
        } else if (part instanceof Part.Template template) {
            return words(id, from, template.template().asText(), null);
        }
        throw new IllegalArgumentException("Not a part: " + part);
    }

    private static ChatMessage words(String id, String from, String text, @Nullable List<Button> replies) {
        return new ChatMessage(id, from, null, text, replies, null, null, null, null);
    }
}
