package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Found;
import chat.baton.conversation.Tags;
import chat.baton.core.AgentId;
import chat.baton.team.Team;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of the list with what other modules know about them: two questions, however many rows there are. */
@Component
class ListRows {

    private final Tags tags;
    private final Team team;

    ListRows(Tags tags, Team team) {
        this.tags = tags;
        this.team = team;
    }

    List<ListRow> of(Collection<Conversation> conversations) {
        var tagged = tags.of(conversations.stream().map(Conversation::id).toList());
        var names = names(conversations);
        return conversations.stream().map(one -> row(one, tagged, names)).toList();
    }

    /** @param words what was looked for */
    List<ListRow> found(List<Found> items, String words) {
        var rows = of(items.stream().map(Found::conversation).toList()).stream()
                .collect(Collectors.toMap(ListRow::id, row -> row));
        return items.stream()
                .map(found -> Objects.requireNonNull(
                                rows.get(found.conversation().id().value()))
                        .with(found, Excerpt.of(Objects.requireNonNullElse(found.text(), ""), words)))
                .toList();
    }

    private Map<AgentId, String> names(Collection<Conversation> conversations) {
        return team.names(conversations.stream()
                .map(one -> one.holder().agentId())
                .filter(Objects::nonNull)
                .filter(agent -> !AgentId.OUTSIDE.equals(agent))
                .collect(Collectors.toSet()));
    }

    private static ListRow row(
            Conversation conversation, Map<ConversationId, Set<String>> tagged, Map<AgentId, String> names) {
        return ListRow.of(
                conversation,
                name(conversation.holder().agentId(), names),
                List.copyOf(tagged.getOrDefault(conversation.id(), Set.of())));
    }

    /** Somebody outside has no name; the template has words for them. */
    private static @Nullable String name(@Nullable AgentId agent, Map<AgentId, String> names) {
        return agent == null || AgentId.OUTSIDE.equals(agent) ? null : names.getOrDefault(agent, agent.value());
    }
}
