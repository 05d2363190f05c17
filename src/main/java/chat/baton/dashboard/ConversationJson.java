package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.HelpRequest;
import chat.baton.conversation.Holder;
import chat.baton.conversation.Place;
import chat.baton.conversation.Step;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as programs read it. What is absent is {@code null}, never left out.
 *
 * @param status        {@code open} or {@code resolved}
 * @param turn          rises each time the holder changes
 * @param flow          absent when no flow runs
 * @param pausedAt      since when the flow is paused
 * @param helpRequested present while the queue holds the conversation
 * @param unread        customer messages since a person last answered or took over
 * @param tester        whether the customer gets drafts of flows
 */
@JsonInclude
record ConversationJson(
        UUID id,
        String merchant,
        String status,
        int turn,
        HolderJson holder,
        CustomerJson customer,
        @Nullable FlowJson flow,
        @Nullable Instant pausedAt,
        @Nullable HelpJson helpRequested,
        LastMessageJson lastMessage,
        int unread,
        boolean tester) {

    static ConversationJson of(Conversation conversation) {
        var help = conversation.help();
        return new ConversationJson(
                conversation.id().value(),
                conversation.merchant().value(),
                conversation.status(),
                conversation.turn(),
                HolderJson.of(conversation.holder()),
                CustomerJson.of(conversation.customer()),
                FlowJson.of(conversation.place()),
                conversation.pausedAt(),
                help == null ? null : HelpJson.of(help),
                new LastMessageJson(conversation.lastNumber(), conversation.lastText(), conversation.lastAt()),
                conversation.unread(),
                conversation.tester());
    }

    /**
     * @param kind  {@code bot}, {@code queue} or {@code agent}
     * @param agent the agent's id; absent for the others
     */
    @JsonInclude
    record HolderJson(String kind, @Nullable String agent) {

        static HolderJson of(Holder holder) {
            return new HolderJson(
                    holder.kind(),
                    holder.agentId() == null ? null : holder.agentId().value());
        }
    }

    /**
     * @param name       as the provider tells it; absent when it does not
     * @param externalId the provider's id of the customer
     */
    @JsonInclude
    record CustomerJson(UUID id, @Nullable String name, String channel, String account, String externalId) {

        static CustomerJson of(Conversation.Customer customer) {
            var ref = customer.ref();
            return new CustomerJson(
                    customer.id().value(), customer.name(), ref.channel(), ref.account(), ref.externalId());
        }
    }

    @JsonInclude
    record FlowJson(String key, String name, int version, @Nullable StepJson step) {

        static @Nullable FlowJson of(@Nullable Place place) {
            return place == null
                    ? null
                    : new FlowJson(place.flow(), place.flowName(), place.flowVersion(), StepJson.of(place.step()));
        }
    }

    /** @param id in the diagram */
    record StepJson(String id, String name) {

        static @Nullable StepJson of(@Nullable Step step) {
            return step == null ? null : new StepJson(step.id(), step.name());
        }
    }

    /** @param team id of the team that is asked first; absent when everybody is */
    @JsonInclude
    record HelpJson(Instant at, String reason, @Nullable String team) {

        static HelpJson of(HelpRequest help) {
            return new HelpJson(
                    help.at(),
                    help.reason(),
                    help.team() == null ? null : help.team().value());
        }
    }

    /** @param number highest number in the conversation; agents' notes have numbers, too, but are never last words */
    record LastMessageJson(int number, String text, Instant at) {}
}
