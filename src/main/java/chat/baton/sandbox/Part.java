package chat.baton.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a message on a phone. Addresses are http or https; anything else is not shown. A button's or row's value
 * comes back when it is tapped, and only the stand-in knows what it means.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Part {

    @JsonTypeName("text")
    record Text(String text) implements Part {}

    /** Buttons under a text. */
    @JsonTypeName("buttons")
    record Buttons(String text, List<Button> buttons) implements Part {}

    /** Side by side, to swipe through. */
    @JsonTypeName("cards")
    record Cards(List<Card> cards) implements Part {}

    /**
     * A text with a button that opens a list.
     *
     * @param open the button's title
     */
    @JsonTypeName("rows")
    record Rows(String text, String open, List<Row> rows) implements Part {}

    @JsonTypeName("image")
    record Image(String url, @Nullable String caption) implements Part {}

    @JsonTypeName("file")
    record File(String url, String name) implements Part {}

    @JsonTypeName("location")
    record Location(double latitude, double longitude, @Nullable String name) implements Part {}

    /** An address with a preview of what is there. */
    @JsonTypeName("link")
    record Link(String url, String title, @Nullable String picture) implements Part {}

    @JsonTypeName("contact")
    record Contact(String name, String phone) implements Part {}

    @JsonTypeName("thumbs-up")
    record ThumbsUp() implements Part {}

    /** One of several answers, offered below the last message until the next. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Choice(String title, @Nullable String value, @Nullable String picture) {}

    /**
     * @param value what a tap tells; absent for a link
     * @param url   http, https or tel; absent for what tells the shop
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Button(String title, @Nullable String value, @Nullable String url) {

        public static Button telling(String title, String value) {
            return new Button(title, value, null);
        }

        public static Button opening(String title, String url) {
            return new Button(title, null, url);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Card(String title, @Nullable String subtitle, @Nullable String picture, List<Button> buttons) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(String title, @Nullable String subtitle, String value) {}
}
