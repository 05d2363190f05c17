package chat.baton.flow;

import chat.baton.conversation.ConversationId;
import chat.baton.core.CustomerId;
import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plays what is noted beside a conversation, which needs PostgreSQL: its tags, and the customer's data. */
public final class Notebook {

    private final Set<String> tags = new TreeSet<>();
    private final Map<String, String> data = new TreeMap<>();

    void begin() {
        tags.clear();
        data.clear();
    }

    Set<String> tags() {
        return tags;
    }

    Map<String, String> data() {
        return data;
    }

    // What the module answers

    public void tag(ConversationId id, String tag) {
        tags.add(tag);
    }

    public List<String> of(ConversationId id) {
        return List.copyOf(tags);
    }

    public void untag(ConversationId id, String tag) {
        tags.remove(tag);
    }

    public void note(MerchantId merchant, CustomerId customer, String key, String value) {
        data.put(key, value);
    }
}
