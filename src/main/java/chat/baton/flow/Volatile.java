package chat.baton.flow;

import chat.baton.checkout.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is another one each time the same is said: numbers and days of orders, and addresses of pages. A recording has a
 * word for it instead, and so has the replay that is compared with it.
 */
record Volatile(Map<String, String> words) {

    private static final String ORDER = "‹order›";
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    /** @param orders of the conversation, newest first */
    static Volatile in(List<Order> orders) {
        Map<String, String> words = new LinkedHashMap<>();
        orders.forEach(order -> {
            words.put(order.number(), ORDER);
            FindOrder.days(order).forEach(day -> words.put(day, "‹day›"));
        });
        return new Volatile(words);
    }

    /** The text with the words instead. */
    String outOf(String text) {
        var steady = ADDRESS.matcher(text).replaceAll("‹link›");
        for (var word : words.entrySet()) {
            steady = steady.replace(word.getKey(), word.getValue());
        }
        return steady;
    }

    /** What a customer says of their order, with the newest order's number. */
    static String into(String text, List<Order> orders) {
        return orders.isEmpty() ? text : text.replace(ORDER, orders.get(0).number());
    }
}
