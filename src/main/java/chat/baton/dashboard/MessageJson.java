package chat.baton.dashboard;

import chat.baton.channel.Delivery;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Message;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as programs read it. What is absent is {@code null}, never left out.
 *
 * @param text     what it says in plain words
 * @param content  the same with everything it has, by its {@code type}
 * @param flow     key of the flow whose step said it
 * @param step     that step's id in the diagram
 * @param instead  language in which the step spoke for want of a text in the customer's, a BCP 47 tag
 * @param delivery absent for what was not sent by Baton
 */
@JsonInclude
record MessageJson(
        int number,
        AuthorJson author,
        String text,
        Content content,
        Instant at,
        @Nullable String flow,
        @Nullable Integer flowVersion,
        @Nullable String step,
        @Nullable String instead,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable String reaction,
        @Nullable DeliveryJson delivery) {

    static MessageJson of(Message message, @Nullable Delivery delivery) {
        return new MessageJson(
                message.number(),
                AuthorJson.of(message.author()),
                message.content().asText(),
                message.content(),
                message.at(),
                message.flow(),
                message.flowVersion(),
                message.step(),
                message.instead(),
                message.editedAt(),
                message.deletedAt(),
                message.reaction(),
                delivery == null ? null : new DeliveryJson(delivery.status(), delivery.error()));
    }

    /**
     * @param kind {@code customer}, {@code bot}, {@code agent} or {@code system}
     * @param id   the agent's id; absent for the others
     */
    @JsonInclude
    record AuthorJson(String kind, @Nullable String id) {

        static AuthorJson of(Author author) {
            return new AuthorJson(
                    author.kind(),
                    author.agentId() == null ? null : author.agentId().value());
        }
    }

    /**
     * @param status {@code queued}, {@code sending}, {@code sent}, {@code delivered}, {@code read}, {@code failed} or
     *               {@code withheld}
     * @param error  why it failed or still waits
     */
    @JsonInclude
    record DeliveryJson(String status, @Nullable String error) {}
}
