package chat.baton.sandbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a customer does on the phone, whatever the channel; read from {@code phone.js} by the words below. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "gesture")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Gesture.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Gesture.Reply.class, name = "reply"),
    @JsonSubTypes.Type(value = Gesture.Tap.class, name = "tap"),
    @JsonSubTypes.Type(value = Gesture.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Gesture.File.class, name = "file"),
    @JsonSubTypes.Type(value = Gesture.Location.class, name = "location"),
    @JsonSubTypes.Type(value = Gesture.Contact.class, name = "contact"),
    @JsonSubTypes.Type(value = Gesture.ThumbsUp.class, name = "thumbs-up"),
    @JsonSubTypes.Type(value = Gesture.Edit.class, name = "edit"),
    @JsonSubTypes.Type(value = Gesture.Delete.class, name = "delete"),
    @JsonSubTypes.Type(value = Gesture.React.class, name = "react"),
    @JsonSubTypes.Type(value = Gesture.Follow.class, name = "follow"),
    @JsonSubTypes.Type(value = Gesture.Unfollow.class, name = "unfollow"),
    @JsonSubTypes.Type(value = Gesture.Close.class, name = "close"),
})
public sealed interface Gesture extends Happening {

    /** What the phone itself shows of it. */
    Shown shown(Moment moment);

    /** Id of the message it makes or changes. */
    default String about(Moment moment) {
        return moment.id();
    }

    /** Whether the customer can no longer be reached after it. */
    default boolean leaves() {
        return false;
    }

    static String word(Class<?> gesture) {
        return Stream.of(Gesture.class.getAnnotation(JsonSubTypes.class).value())
                .filter(type -> type.value() == gesture)
                .map(JsonSubTypes.Type::name)
                .findFirst()
                .orElseThrow();
    }

    record Text(String text) implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return Shown.Message.fromCustomer(moment, new Part.Text(text));
        }
    }

    /** @param to id of the message it answers */
    record Reply(String to, String text) implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return Shown.Message.fromCustomer(moment, new Part.Text(text)).replyTo(to);
        }
    }

    /**
     * A tap on what the shop offered.
     *
     * @param on      {@code choice}, {@code button} or {@code row}
     * @param message id of the message it belongs to
     * @param value   what the stand-in gave the choice, button or row; absent when it gave nothing
     */
    record Tap(String on, String message, String title, @Nullable String value) implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return Shown.Message.fromCustomer(moment, new Part.Text(title));
        }
    }

    /** @param url one of the sandbox's own, see {@link Attachments} */
    record Image(String url) implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return Shown.Message.fromCustomer(moment, new Part.Image(url, null));
        }
    }

    /** @param url one of the sandbox's own, see {@link Attachments} */
    record File(String url, String name) implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return Shown.Message.fromCustomer(moment, new Part.File(url, name));
        }
    }

    record Location(double latitude, double longitude) implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return Shown.Message.fromCustomer(moment, new Part.Location(latitude, longitude, null));
        }
    }

    /** @param phone international, with plus sign */
    record Contact(String name, String phone) implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return Shown.Message.fromCustomer(moment, new Part.Contact(name, phone));
        }
    }

    record ThumbsUp() implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return Shown.Message.fromCustomer(moment, new Part.ThumbsUp());
        }
    }

    /** @param edits how often the message has been edited with this, from 1 */
    record Edit(String message, String text, int edits) implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return new Shown.Edited(message, text, edits);
        }

        @Override
        public String about(Moment moment) {
            return message;
        }
    }

    record Delete(String message) implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return new Shown.Deleted(message);
        }

        @Override
        public String about(Moment moment) {
            return message;
        }
    }

    /** @param emoji absent to take the reaction back */
    record React(String message, @Nullable String emoji) implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return new Shown.Reacted(message, emoji);
        }

        @Override
        public String about(Moment moment) {
            return message;
        }
    }

    /** Adds the shop to the contacts, again after having blocked it, or presses "Start". */
    record Follow() implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return new Shown.Note("You follow this shop", moment.at().toEpochMilli());
        }
    }

    record Unfollow() implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return new Shown.Note("You blocked this shop", moment.at().toEpochMilli());
        }

        @Override
        public boolean leaves() {
            return true;
        }
    }

    /** Deletes the whole conversation. */
    record Close() implements Gesture {
        @Override
        public Shown shown(Moment moment) {
            return new Shown.Note("You deleted the conversation", moment.at().toEpochMilli());
        }

        @Override
        public boolean leaves() {
            return true;
        }
    }
}
