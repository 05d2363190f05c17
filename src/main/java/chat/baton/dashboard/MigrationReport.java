package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.flow.Migrating;
import chat.baton.flow.Migrating.Outcome;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What becomes of each conversation that goes over to another version of its flow, with the customer's name. */
@Component
class MigrationReport {

    private final Conversations conversations;

    MigrationReport(Conversations conversations) {
        this.conversations = conversations;
    }

    record Row(Migrating one, String customer) {

        /** The key of what is said of it; absent while it has not been its turn. */
        public @Nullable String outcome() {
            return one.outcome() == null ? null : one.outcome().word();
        }

        /** Of one that failed, in the reader's language. */
        public @Nullable String why() {
            return one.why() == null ? null : Wording.here(one.why());
        }
    }

    List<Row> of(List<Migrating> some) {
        var known = conversations
                .find(some.stream().map(Migrating::conversation).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Conversation::id, Function.identity()));
        return some.stream()
                .map(one -> new Row(one, name(known.get(one.conversation()), one)))
                .toList();
    }

    private static String name(@Nullable Conversation conversation, Migrating one) {
        return conversation == null ? one.conversation().toString() : Names.customer(conversation);
    }

    /** How many of each; those of whom nothing is known yet are missing. */
    static Map<String, Long> counts(List<Migrating> some) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        some.stream().filter(one -> one.outcome() != null).forEach(one -> counts.merge(one.outcome(), 1L, Long::sum));
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        count -> count.getKey().word(), Map.Entry::getValue, Long::sum, LinkedHashMap::new));
    }
}
