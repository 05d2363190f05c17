package chat.baton.dashboard;

import chat.baton.conversation.Content;
import chat.baton.core.AgentId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What became of conversations, in the words of {@code messages/transcript}: one of them for each kind that is known. */
@Component
class Happenings {

    private static final String WORDS = "transcript.happened.";

    private final MessageSource words;

    Happenings(MessageSource words) {
        this.words = words;
    }

    /** Whose names a sentence needs. */
    static Stream<AgentId> people(Content.Happening happening) {
        return Stream.of("by", "to", "from")
                .map(happening.details()::get)
                .filter(id -> id != null && !id.isBlank())
                .map(AgentId::of);
    }

    /** In the reader's language; in English as it was kept when its kind is not known here. */
    String sentence(Content.Happening happening, Transcripts.Book book) {
        var details = happening.details();
        var action = details.get("action");
        var code = WORDS + happening.what() + (action == null ? "" : "." + action);
        var names = new Object[] {
            name(details.get("by"), book),
            name(details.get("to"), book),
            name(details.get("from"), book),
            Reasons.in(book.locale(), details.getOrDefault("reason", "")),
            started(details, book.flows()),
            details.getOrDefault("team", ""),
            details.getOrDefault("step", ""),
            details.getOrDefault("before", "")
        };
        return String.valueOf(words.getMessage(code, names, happening.text(), book.locale()));
    }

    private String name(@Nullable String agent, Transcripts.Book book) {
        return agent == null
                ? words.getMessage("transcript.somebody", null, book.locale())
                : name(AgentId.of(agent), book.people(), book.locale());
    }

    String name(AgentId agent, Map<AgentId, String> people, Locale locale) {
        return agent.equals(AgentId.OUTSIDE)
                ? words.getMessage("transcript.outside", null, locale)
                : people.getOrDefault(agent, agent.value());
    }

    private static String started(Map<String, String> details, Map<String, String> flows) {
        var target = details.getOrDefault("target", "");
        return flows.getOrDefault(target, target);
    }
}
