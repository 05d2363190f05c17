package chat.baton.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, in words no channel owns; each channel renders it within its limits. Kept as JSON with the kind
 * under {@code type}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Content.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Content.File.class, name = "file"),
    @JsonSubTypes.Type(value = Content.Choices.class, name = "choices"),
    @JsonSubTypes.Type(value = Content.Cards.class, name = "cards"),
    @JsonSubTypes.Type(value = Content.Link.class, name = "link"),
    @JsonSubTypes.Type(value = Content.Tapped.class, name = "tapped"),
    @JsonSubTypes.Type(value = Content.Address.class, name = "address"),
    @JsonSubTypes.Type(value = Content.Location.class, name = "location"),
    @JsonSubTypes.Type(value = Content.Template.class, name = "template"),
    @JsonSubTypes.Type(value = Content.NotUnderstood.class, name = "not-understood"),
    @JsonSubTypes.Type(value = Content.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Content.Happening.class, name = "happening"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Content {

    /** The same in plain words, one line or more, never HTML: for lists, search and channels that can do no better. */
    String asText();

    /** Whether it is for agents only and must not reach the customer. */
    default boolean staysInside() {
        return this instanceof Note || this instanceof Happening;
    }

    record Text(String text) implements Content {
        @Override
        public String asText() {
            return text;
        }
    }

    /** @param url https address at the merchant, or the path of a file that Baton keeps */
    record Image(String url, @Nullable String caption) implements Content {
        @Override
        public String asText() {
            return caption == null || caption.isBlank() ? "[image]" : caption;
        }
    }

    /**
     * @param kind {@code audio}, {@code video} or {@code file}
     * @param url  as an image's; absent when there is nothing to open
     */
    record File(String kind, @Nullable String url, @Nullable String name) implements Content {
        @Override
        public String asText() {
            return "[" + (name == null ? kind : name) + "]";
        }
    }

    /** A question with answers to tap. */
    record Choices(String text, List<Choice> choices) implements Content {
        @Override
        public String asText() {
            return text;
        }
    }

    /**
     * @param title what the customer reads
     * @param value what comes back when it is tapped
     */
    record Choice(String title, String value) {}

    /**
     * Things to look at side by side, each with its own buttons.
     *
     * @param text said before them; may be empty
     */
    record Cards(String text, List<Card> cards) implements Content {
        @Override
        public String asText() {
            return Stream.concat(Stream.of(text), cards.stream().map(Card::title))
                    .filter(line -> !line.isBlank())
                    .distinct()
                    .collect(Collectors.joining("\n"));
        }
    }

    record Card(String title, @Nullable String subtitle, @Nullable String imageUrl, List<Choice> buttons) {}

    /** A text with one address to open, such as a payment page. */
    record Link(String text, String title, String url) implements Content {
        @Override
        public String asText() {
            return text;
        }
    }

    /** The customer tapped an answer or a button. */
    record Tapped(String title, String value) implements Content {
        @Override
        public String asText() {
            return title;
        }
    }

    record Address(String text) implements Content {
        @Override
        public String asText() {
            return text;
        }
    }

    /** @param latitude degrees, WGS 84 */
    record Location(double latitude, double longitude, @Nullable String name) implements Content {
        @Override
        public String asText() {
            return name == null ? "[location] " + latitude + ", " + longitude : name;
        }
    }

    /**
     * A text the provider has approved, for customers who may not be written to freely.
     *
     * @param name       the provider's name of it
     * @param language   the provider's code, for example {@code en_US}
     * @param parameters what stands in its gaps, in order
     * @param text       what the customer will read, as far as known; may be empty
     */
    record Template(String name, String language, List<String> parameters, String text) implements Content {
        @Override
        public String asText() {
            return text.isBlank() ? "[" + name + "] " + String.join(", ", parameters) : text;
        }
    }

    /** Something the channel sent that Baton has no word for; shown as such. */
    record NotUnderstood(String what, String raw) implements Content {
        @Override
        public String asText() {
            return "[" + what + "]";
        }
    }

    /** What an agent tells colleagues beside the talk; never sent to the customer. */
    record Note(String text) implements Content {
        @Override
        public String asText() {
            return text;
        }
    }

    /**
     * What became of the conversation, told to agents; never sent to the customer.
     *
     * @param what    its kind, for screens to have words of their own, for example {@code taken-over}
     * @param details what those words need, for example who did it; ids and codes, nothing in a language
     * @param text    the same in English, for whoever does not know the kind
     */
    record Happening(String what, Map<String, String> details, String text) implements Content {
        @Override
        public String asText() {
            return text;
        }
    }

    static Content text(String text) {
        return new Text(text);
    }
}
