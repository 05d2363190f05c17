package chat.baton.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words in which a phone is told what to show; {@code phone.js} knows no others. Times are milliseconds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Shown {

    /** Shown to those who look now, and not kept. */
    default boolean passes() {
        return false;
    }

    /**
     * @param from    {@code customer} or {@code shop}
     * @param replyTo id of the message it answers
     * @param ownApp  a colleague wrote it in the provider's own app
     */
    @JsonTypeName("message")
    record Message(
            String id,
            String from,
            long at,
            List<Part> parts,
            List<Part.Choice> choices,
            @Nullable String replyTo,
            boolean ownApp)
            implements Shown {

        public static Message fromShop(String id, Instant at, List<Part> parts, List<Part.Choice> choices) {
            return new Message(id, "shop", at.toEpochMilli(), parts, choices, null, false);
        }

        static Message fromCustomer(Moment moment, Part part) {
            return new Message(
                    moment.id(), "customer", moment.at().toEpochMilli(), List.of(part), List.of(), null, false);
        }

        static Message fromColleague(Moment moment, String text) {
            return new Message(
                    moment.id(),
                    "shop",
                    moment.at().toEpochMilli(),
                    List.of(new Part.Text(text)),
                    List.of(),
                    null,
                    true);
        }

        public Message replyTo(String other) {
            return new Message(id, from, at, parts, choices, other, ownApp);
        }

        boolean fromShop() {
            return from.equals("shop");
        }
    }

    /** @param edits how often it has been edited, from 1 */
    @JsonTypeName("edited")
    record Edited(String id, String text, int edits) implements Shown {}

    @JsonTypeName("deleted")
    record Deleted(String id) implements Shown {}

    /** @param emoji absent when the reaction was taken back */
    @JsonTypeName("reacted")
    record Reacted(String id, @Nullable String emoji) implements Shown {}

    /** The shop has seen what the customer wrote until then. */
    @JsonTypeName("seen")
    record Seen(long at) implements Shown {

        public static Seen upTo(Instant at) {
            return new Seen(at.toEpochMilli());
        }
    }

    @JsonTypeName("typing")
    record Typing(boolean on) implements Shown {
        @Override
        public boolean passes() {
            return true;
        }
    }

    /** @param status what Baton answered to the customer's message, {@link Webhooks#UNREACHABLE} for nothing */
    @JsonTypeName("status")
    record Status(String id, int status) implements Shown {}

    /** What the app itself says between the messages. */
    @JsonTypeName("note")
    record Note(String text, long at) implements Shown {}

    /** How many more sends go wrong. */
    @JsonTypeName("faults")
    record Faults(int left) implements Shown {
        @Override
        public boolean passes() {
            return true;
        }
    }

    /** All that was shown is void; what comes is everything. */
    @JsonTypeName("reset")
    record Reset() implements Shown {
        @Override
        public boolean passes() {
            return true;
        }
    }
}
