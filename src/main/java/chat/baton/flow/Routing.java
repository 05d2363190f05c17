package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.flow.inspection.DecidingTable;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which flow a message starts: the table "flow-routing" decides, by what the message names and how things stand. */
@Component
class Routing {

    private static final String NOTHING = "nothing";

    private final Triggers triggers;
    private final Circumstances circumstances;
    private final Decisions decisions;
    private final FlowCatalogue flows;
    private final SpokenLanguages languages;

    Routing(
            Triggers triggers,
            Circumstances circumstances,
            Decisions decisions,
            FlowCatalogue flows,
            SpokenLanguages languages) {
        this.triggers = triggers;
        this.circumstances = circumstances;
        this.decisions = decisions;
        this.flows = flows;
        this.languages = languages;
    }

    /** Absent when the message starts nothing. */
    Optional<Start> start(Conversation conversation, Content content) {
        var found = triggers.started(conversation, languages.of(conversation), content);
        var facts = circumstances.of(
                conversation,
                content,
                conversation.misunderstood(),
                Map.of(
                        "found", found.map(Routing::kind).orElse(NOTHING),
                        "trigger", found.map(Start::flow).orElse("")));
        return decisions.ask(
                DecidingTable.ROUTING, conversation.merchant(), facts, answer -> chosen(conversation, found, answer));
    }

    private static String kind(Start found) {
        return found.variables().containsKey(FlowContext.PRODUCT)
                ? "product"
                : found.variables().containsKey(FlowContext.COLLECTION) ? "collection" : "flow";
    }

    private Optional<Start> chosen(Conversation conversation, Optional<Start> found, Map<String, Object> answer) {
        return Optional.ofNullable(answer.get("flow"))
                .map(Object::toString)
                .filter(flow -> !flow.isBlank())
                .map(flow -> found.filter(start -> start.flow().equals(flow))
                        .orElseGet(() -> other(conversation, found, flow)));
    }

    /** What was named goes along. */
    private Start other(Conversation conversation, Optional<Start> found, String flow) {
        if (FlowGate.RESERVED.contains(flow)
                || flows.id(conversation.merchant(), flow, conversation.tester())
                        .isEmpty()) {
            throw new IllegalStateException("There is no flow \"" + flow + "\" to start");
        }
        return new Start(flow, found.map(Start::variables).orElse(Map.of()));
    }
}
