package chat.baton.dashboard;

import chat.baton.channel.Attachment;
import chat.baton.channel.Delivery;
import chat.baton.conversation.Content;
import chat.baton.conversation.Message;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as the transcript shows it.
 *
 * @param kind  {@code customer}, {@code bot}, {@code agent} or {@code system}
 * @param text  empty when a file says it all
 * @param taps  what the customer could tap
 * @param image address of a picture that lies elsewhere
 * @param file  absent when the message is none, or the customer took it back
 * @param state how far it got, or why it did not; absent for what was not sent by Baton
 */
record Line(
        int number,
        String kind,
        String author,
        String text,
        List<String> taps,
        @Nullable String image,
        @Nullable LineFile file,
        String at,
        @Nullable String step,
        @Nullable String state,
        boolean withheld,
        boolean deleted,
        boolean edited,
        @Nullable String reaction) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    static Line of(
            Message message, String author, @Nullable Attachment file, @Nullable Delivery delivery, ZoneId zone) {
        return new Line(
                message.number(),
                message.author().kind(),
                author,
                words(message.content(), file),
                taps(message.content()),
                message.content() instanceof Content.Image picture
                                && picture.url().startsWith("https://")
                        ? picture.url()
                        : null,
                file == null || message.deletedAt() != null ? null : LineFile.of(file),
                TIME.format(message.at().atZone(zone)),
                message.step(),
                state(delivery),
                delivery != null && "withheld".equals(delivery.status()),
                message.deletedAt() != null,
                message.editedAt() != null,
                message.reaction());
    }

    /** A file stands for itself, and has words beside it only when its sender wrote some. */
    private static String words(Content content, @Nullable Attachment file) {
        if (file == null) {
            return content.asText();
        }
        return content instanceof Content.Image image && image.caption() != null ? image.caption() : "";
    }

    private static List<String> taps(Content content) {
        if (content instanceof Content.Choices choices) {
            return choices.choices().stream().map(Content.Choice::title).toList();
        }
        if (content instanceof Content.Cards cards) {
            return cards.cards().stream()
                    .flatMap(card -> card.buttons().stream())
                    .map(Content.Choice::title)
                    .toList();
        }
        return content instanceof Content.Link link ? List.of(link.title()) : List.of();
    }

    private static @Nullable String state(@Nullable Delivery delivery) {
        if (delivery == null) {
            return null;
        }
        return delivery.error() == null ? delivery.status() : delivery.status() + ": " + delivery.error();
    }
}
