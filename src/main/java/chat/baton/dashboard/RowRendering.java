package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Rows of the list as pages get them after they were opened. */
@Component
class RowRendering {

    private final ListRows rows;
    private final ObjectMapper json;
    private final Clock clock;

    RowRendering(ListRows rows, ObjectMapper json, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    Rows of(Collection<Conversation> conversations) {
        var found = rows.of(conversations).stream()
                .collect(Collectors.toMap(row -> new ConversationId(row.id()), Function.identity()));
        return new Rows(found, new HashMap<>());
    }

    /** Each is rendered once per language, and only when somebody reads that. */
    final class Rows {

        private final Map<ConversationId, ListRow> found;
        private final Map<Rendered, String> rendered;

        private Rows(Map<ConversationId, ListRow> found, Map<Rendered, String> rendered) {
            this.found = found;
            this.rendered = rendered;
        }

        /** With the row, when it is among these. */
        String json(ConversationId id, Locale locale) {
            var row = found.get(id);
            return row == null
                    ? "{\"id\":\"" + id + "\"}"
                    : rendered.computeIfAbsent(
                            new Rendered(id, locale), missing -> RowRendering.this.json(row, locale));
        }
    }

    private record Rendered(ConversationId id, Locale locale) {}

    /** @param number of the newest message */
    private record RowJson(UUID id, int number, String html) {}

    private String json(ListRow row, Locale locale) {
        try {
            return json.writeValueAsString(new RowJson(row.id(), row.number(), row.html(clock.instant(), locale)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
