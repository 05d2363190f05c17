package chat.baton.flow;

import chat.baton.catalogue.Catalogue;
import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Choice;
import chat.baton.conversation.Conversation;
import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What starts a flow: the menu's entries, a product's or collection's code, the words a flow's author chose. */
@Component
class Triggers {

    private static final String START = "start:";
    private static final String COLLECTION = START + "collection:";
    private static final String FLOW = START + "flow:";

    private final Catalogue catalogue;
    private final FlowCatalogue flows;

    Triggers(Catalogue catalogue, FlowCatalogue flows) {
        this.catalogue = catalogue;
        this.flows = flows;
    }

    /** Whether the customer tapped an entry of the menu, which works in the middle of a flow too. */
    static boolean fromMenu(Content content) {
        return content instanceof Content.Tapped tapped && tapped.value().startsWith(START);
    }

    /** @param language its entries are in */
    Content menu(Conversation conversation, Locale language, String text) {
        var choices = entries(conversation, language);
        return choices.isEmpty() ? Content.text(text) : new Content.Choices(text, choices);
    }

    private List<Choice> entries(Conversation conversation, Locale language) {
        var collections = catalogue.collections(conversation.merchant()).stream()
                .map(collection -> new Choice(collection.title(), COLLECTION + collection.code()));
        var custom = flows.in(conversation).stream()
                .filter(flow -> flow.properties().startable())
                .map(flow -> new Choice(flow.name(language), FLOW + flow.key()));
        return Stream.concat(collections, custom).toList();
    }

    /** Absent when the message starts nothing. An entry of the menu may also be typed, as not every channel has buttons. */
    Optional<Start> started(Conversation conversation, Locale language, Content content) {
        var words = content instanceof Content.Tapped tapped ? tapped.value() : Question.typed(content);
        return entry(conversation, words)
                .or(() -> byCode(conversation.merchant(), words))
                .or(() -> byWords(conversation, Question.typed(content)))
                .or(() -> Options.chosen(entries(conversation, language), content)
                        .flatMap(entry -> entry(conversation, entry.value())));
    }

    private Optional<Start> entry(Conversation conversation, String value) {
        if (value.startsWith(COLLECTION)) {
            return byCode(conversation.merchant(), value.substring(COLLECTION.length()));
        }
        return value.startsWith(FLOW)
                ? Optional.of(Start.flow(value.substring(FLOW.length()))).filter(start -> exists(conversation, start))
                : Optional.empty();
    }

    private boolean exists(Conversation conversation, Start start) {
        return flows.in(conversation).stream()
                .anyMatch(flow ->
                        flow.key().equals(start.flow()) && flow.properties().startable());
    }

    private Optional<Start> byCode(MerchantId merchant, String code) {
        return catalogue
                .product(merchant, code)
                .map(product -> Start.product(product.code()))
                .or(() -> catalogue.collection(merchant, code).map(found -> Start.collection(found.code())));
    }

    private Optional<Start> byWords(Conversation conversation, String words) {
        return flows.in(conversation).stream()
                .filter(flow -> Phrase.containsOneOf(words, flow.properties().triggers()))
                .map(flow -> Start.flow(flow.key()))
                .findFirst();
    }
}
