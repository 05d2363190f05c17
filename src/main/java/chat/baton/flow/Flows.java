package chat.baton.flow;

import chat.baton.catalogue.Catalogue;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Ending;
import chat.baton.conversation.Ending.Outcome;
import chat.baton.conversation.Place;
import chat.baton.core.MerchantId;
import chat.baton.handover.TransferAction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The flow of each conversation: at most one, which follows the conversation's holder. */
@Service
public class Flows {

    private final Engine engine;
    private final FlowRoom room;
    private final FlowCatalogue flows;
    private final Catalogue catalogue;
    private final Conversations conversations;
    private final Corrections corrections;
    private final Clock clock;

    Flows(
            Engine engine,
            FlowRoom room,
            FlowCatalogue flows,
            Catalogue catalogue,
            Conversations conversations,
            Corrections corrections,
            Clock clock) {
        this.engine = engine;
        this.room = room;
        this.flows = flows;
        this.catalogue = catalogue;
        this.conversations = conversations;
        this.corrections = corrections;
        this.clock = clock;
    }

    /** Flows an agent may start in a conversation. */
    public List<FlowDescription> startable(Conversation conversation) {
        return flows.in(conversation).stream()
                .filter(flow -> flow.properties().startable())
                .map(flow -> new FlowDescription(
                        flow.key(), flow.name(), flow.properties().description(), flow.version()))
                .toList();
    }

    /** Codes of the languages the merchant's flows speak, as their authors said. */
    public Set<String> languages(MerchantId merchant) {
        return flows.of(merchant).stream()
                .flatMap(flow -> flow.properties().languages().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the merchant's flows are called, by key. */
    public Map<String, String> names(MerchantId merchant) {
        return flows.names(merchant);
    }

    /** Ends the running flow, if there is one, and starts another. */
    void start(ConversationId id, Start start) {
        var conversation = conversations.lock(id);
        room.addOne(conversation.merchant());
        end(conversation, Outcome.REPLACED, "another flow was started");
        engine.start(conversation, start.in(conversation)).ifPresent(place -> conversations.enter(id, place));
    }

    void end(Conversation conversation, String why) {
        end(conversation, Outcome.STOPPED, why);
    }

    /** Told before it is ended, while it is known what had become of it. */
    private void end(Conversation conversation, Outcome outcome, String why) {
        var place = conversation.place();
        if (place != null) {
            var became = engine.hasFailed(place.instance()) ? Outcome.FAILED : outcome;
            conversations.leaveFlow(conversation.id(), place, Ending.from(became));
            engine.end(place.instance(), why);
        }
    }

    void pause(ConversationId id) {
        var conversation = conversations.lock(id);
        if (conversation.place() != null && !conversation.heldByBot()) {
            engine.pause(conversation.place().instance());
        }
    }

    /**
     * @param before the conversation while it was paused
     * @param step   from which it goes on; absent where it was
     */
    void resume(Conversation before, @Nullable String step) {
        var place = before.place();
        if (place != null && before.pausedAt() != null) {
            engine.goOn(place.instance(), Duration.between(before.pausedAt(), clock.instant()));
            if (!corrections.goBack(before, step)) {
                askAgain(place);
            }
        }
    }

    private void askAgain(Place place) {
        if (place.waiting() != null) {
            engine.wake(place.waiting(), Answer.WANTED_AGAIN, null);
        }
    }

    /**
     * What to start for an agent's choice.
     *
     * @throws NoSuchFlow when the merchant has no such product, collection or flow
     */
    Start chosen(Conversation conversation, TransferAction action) {
        var merchant = conversation.merchant();
        if (action instanceof TransferAction.StartProduct product) {
            return catalogue
                    .product(merchant, product.code())
                    .map(found -> Start.product(found.code()))
                    .orElseThrow(() -> new NoSuchFlow("product " + product.code()));
        }
        if (action instanceof TransferAction.StartCollection collection) {
            return catalogue
                    .collection(merchant, collection.code())
                    .map(found -> Start.collection(found.code()))
                    .orElseThrow(() -> new NoSuchFlow("collection " + collection.code()));
        }
        return startable(conversation).stream()
                .filter(flow -> flow.key().equals(action.target()))
                .map(flow -> Start.flow(flow.key()))
                .findFirst()
                .orElseThrow(() -> new NoSuchFlow("flow " + action.target()));
    }
}
