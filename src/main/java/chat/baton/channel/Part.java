package chat.baton.channel;

import chat.baton.conversation.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a message that its channel can show as it is: everything is within the limits and nothing is blank. */
public sealed interface Part {

    record Text(String text) implements Part {}

    /**
     * A question with its choices, at least one, in the form that holds them.
     *
     * @param titles of the choices, before they were shortened
     */
    record Choices(String text, List<Content.Choice> choices, Form form, List<String> titles) implements Part {}

    /** At least one card; each has a title, and a text, an image or a button beside it. */
    record Cards(List<Content.Card> cards) implements Part {}

    /** A button that opens an address. */
    record Link(String text, String title, String url) implements Part {}

    /**
     * @param kind    {@code image}, {@code audio}, {@code video} or {@code file}
     * @param url     http or https
     * @param caption absent when there is none, or it is a part of its own
     */
    record Media(String kind, String url, @Nullable String caption, @Nullable String name) implements Part {}

    /** A template the provider has approved. */
    record Template(Content.Template template) implements Part {}
}
