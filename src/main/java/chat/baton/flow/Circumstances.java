package chat.baton.flow;

import chat.baton.checkout.Cart;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Tags;
import chat.baton.core.Money;
import chat.baton.handover.Handover;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What tables may read of a conversation; see {@link chat.baton.flow.inspection.DecidingTable}. */
@Component
class Circumstances {

    private final SpokenLanguages languages;
    private final Handover handover;
    private final Orders orders;
    private final Tags tags;

    Circumstances(SpokenLanguages languages, Handover handover, Orders orders, Tags tags) {
        this.languages = languages;
        this.handover = handover;
        this.orders = orders;
        this.tags = tags;
    }

    /**
     * @param content what the customer wrote
     * @param failed  messages in a row that the bot could do nothing with
     * @param more    what only one table reads
     */
    TableFacts of(Conversation conversation, Content content, int failed, Map<String, Object> more) {
        Map<String, Supplier<@Nullable Object>> facts = new HashMap<>();
        more.forEach((name, value) -> facts.put(name, () -> value));
        facts.put("words", () -> Phrase.normal(Question.typed(content)));
        facts.put("channel", () -> conversation.customer().ref().channel());
        facts.put("language", () -> languages.of(conversation).getLanguage());
        facts.put("open", () -> handover.isOpen(conversation.merchant()));
        facts.put("cartValue", () -> cartValue(conversation));
        facts.put("failedAnswers", () -> failed);
        facts.put("tags", () -> tags.of(conversation.id()));
        return new TableFacts(facts);
    }

    /** In whole units of the currency, such as 79.8; 0 without a cart. */
    private double cartValue(Conversation conversation) {
        return orders.unfinished(conversation.id().toString()).carts().stream()
                .findFirst()
                .map(Cart::total)
                .map(Circumstances::units)
                .orElse(0.0);
    }

    private static double units(Money money) {
        return money.minor() / Math.pow(10, Math.max(0, money.currency().getDefaultFractionDigits()));
    }
}
