package chat.baton.dashboard;

import chat.baton.checkout.Order;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Conversation;
import chat.baton.core.AgentId;
import chat.baton.team.CannedReplies;
import chat.baton.team.Merchant;
import chat.baton.team.Team;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A merchant's canned replies with their gaps filled: {@code {customer}}, {@code {agent}}, {@code {merchant}} and
 * {@code {order}}, the number of the newest. A gap there is nothing for stays as it is, for the agent to see.
 */
@Component
class Canned {

    private final CannedReplies replies;
    private final Team team;
    private final Orders orders;

    Canned(CannedReplies replies, Team team, Orders orders) {
        this.replies = replies;
        this.team = team;
        this.orders = orders;
    }

    /** A reply with its gaps filled, and so perhaps longer than one may be kept. */
    record Filled(String shortcut, String title, String text) {}

    List<Filled> of(Conversation conversation, AgentId me) {
        var words = words(conversation, me);
        return replies.of(conversation.merchant()).stream()
                .map(reply -> new Filled(reply.shortcut(), reply.title(), filled(reply.text(), words)))
                .toList();
    }

    private Map<String, String> words(Conversation conversation, AgentId me) {
        Map<String, String> words = new HashMap<>();
        var customer = conversation.customer().name();
        if (customer != null) {
            words.put("{customer}", customer);
        }
        words.put("{agent}", team.names(Set.of(me)).getOrDefault(me, me.value()));
        team.merchant(conversation.merchant()).map(Merchant::name).ifPresent(name -> words.put("{merchant}", name));
        orders.ordersOf(conversation.id().toString()).stream()
                .findFirst()
                .map(Order::number)
                .ifPresent(number -> words.put("{order}", number));
        return words;
    }

    private static String filled(String text, Map<String, String> words) {
        var filled = text;
        for (var word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }
}
