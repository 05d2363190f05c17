package chat.baton.channel.apple;

import chat.baton.channel.Part;
import chat.baton.conversation.Content;
import java.util.LinkedHashMap;
import java.util.Map;

/** Up to five answers below a question. */
final class QuickReply {

    private QuickReply() {}

    static ApplePart of(Part.Choices choices, String request) {
        var reply = new LinkedHashMap<String, Object>();
        reply.put("summaryText", choices.text());
        reply.put("items", choices.choices().stream().map(QuickReply::item).toList());
        return Interactive.of(request, Map.of("quick-reply", reply), Map.of());
    }

    private static Map<String, Object> item(Content.Choice choice) {
        var item = new LinkedHashMap<String, Object>();
        item.put("identifier", choice.value());
        item.put("title", choice.title());
        return item;
    }
}
