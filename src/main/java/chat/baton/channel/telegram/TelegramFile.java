package chat.baton.channel.telegram;

import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A picture or file in a message.
 *
 * @param kind  {@code image}, {@code audio}, {@code video} or {@code file}
 * @param id    the provider's, to fetch it by
 * @param emoji what a sticker stands for; absent for anything else
 */
record TelegramFile(String kind, String id, @Nullable String name, @Nullable String emoji) {

    /** An animation is told as a document too, so it is looked for before. */
    private enum Field {
        PHOTO("image"),
        STICKER("image"),
        ANIMATION("video"),
        VIDEO("video"),
        VIDEO_NOTE("video"),
        AUDIO("audio"),
        VOICE("audio"),
        DOCUMENT("file");

        private final String kind;

        Field(String kind) {
            this.kind = kind;
        }

        private JsonNode in(JsonNode message) {
            return message.path(name().toLowerCase(java.util.Locale.ROOT));
        }

        private Optional<TelegramFile> file(JsonNode message) {
            var told = told(in(message));
            return Optional.ofNullable(Json.text(told.path("file_id")))
                    .map(id -> new TelegramFile(
                            kind(told),
                            id,
                            Json.text(told.path("file_name")),
                            Json.text(in(message).path("emoji"))));
        }

        /** The largest photo comes last; of a moving sticker only a still can be shown. */
        private JsonNode told(JsonNode value) {
            return switch (this) {
                case PHOTO -> value.path(value.size() - 1);
                case STICKER ->
                    value.path("is_animated").asBoolean()
                                    || value.path("is_video").asBoolean()
                            ? value.path("thumbnail")
                            : value;
                default -> value;
            };
        }

        private String kind(JsonNode told) {
            return told.path("mime_type").asText().startsWith("image/") ? "image" : kind;
        }
    }

    static Optional<TelegramFile> in(JsonNode message) {
        return Stream.of(Field.values())
                .map(field -> field.file(message))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
