package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Counts;
import chat.baton.conversation.Mark;
import chat.baton.core.MerchantId;
import chat.baton.team.Presence;
import chat.baton.team.Present;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what listening pages are told at one moment: everything they share is read and rendered once. */
@Component
class Editions {

    private static final int WAITING = 50;

    /** Who is there is asked for less often than what changed. */
    private static final int TICKS_BETWEEN_LOOKS = 4;

    private final Conversations conversations;
    private final Presence presence;
    private final RowRendering rows;
    private final ObjectMapper json;
    private final Map<MerchantId, Counted> counts = new HashMap<>();
    private final Map<Set<MerchantId>, String> people = new HashMap<>();
    private long looks;

    Editions(Conversations conversations, Presence presence, RowRendering rows, ObjectMapper json) {
        this.conversations = conversations;
        this.presence = presence;
        this.rows = rows;
        this.json = json;
    }

    /** Nobody has looked since: what was read before may be true no more. */
    void forget() {
        counts.clear();
        people.clear();
    }

    /** Those somebody listens to. */
    Set<MerchantId> merchants() {
        return counts.keySet();
    }

    /**
     * @param listening who can be told now
     * @param moved     merchants whose conversations changed since the last edition
     * @param beat      whether to tell also who has nothing new to hear
     */
    Edition of(Mark mark, List<OpenStream> listening, Set<MerchantId> moved, boolean beat) {
        countAgain(listening, moved);
        lookAgain(listening);
        return new Edition(mark, rows.of(owed(listening)), Map.copyOf(counts), Map.copyOf(people), beat);
    }

    private List<Conversation> owed(List<OpenStream> listening) {
        var ids = listening.stream()
                .flatMap(stream -> stream.owed().changed().entrySet().stream())
                .filter(change -> change.getValue() == OpenStream.Change.ROW)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? List.of() : conversations.find(ids);
    }

    private void countAgain(List<OpenStream> listening, Set<MerchantId> moved) {
        var heard = listening.stream()
                .flatMap(stream -> stream.merchants().stream())
                .collect(Collectors.toSet());
        counts.keySet().removeAll(moved);
        var missing =
                heard.stream().filter(merchant -> !counts.containsKey(merchant)).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            var waiting = conversations.waitingForHelp(missing).stream()
                    .collect(Collectors.groupingBy(Conversation::merchant));
            conversations
                    .counts(missing)
                    .forEach((merchant, found) -> counts.put(
                            merchant, new Counted(merchant, found, waiting.getOrDefault(merchant, List.of()))));
        }
    }

    private void lookAgain(Collection<OpenStream> listening) {
        if (looks++ % TICKS_BETWEEN_LOOKS == 0) {
            people.clear();
        }
        listening.stream()
                .map(OpenStream::merchants)
                .distinct()
                .forEach(merchants -> people.computeIfAbsent(
                        merchants,
                        some -> text(
                                presence.of(some).stream().map(PersonJson::of).toList())));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many there are of a merchant's, and who waits: written once per language, and only when somebody reads that. */
    final class Counted {

        private final MerchantId merchant;
        private final Counts found;
        private final List<Conversation> waiting;
        private final Map<Locale, String> written = new HashMap<>();

        private Counted(MerchantId merchant, Counts found, List<Conversation> waiting) {
            this.merchant = merchant;
            this.found = found;
            this.waiting = waiting;
        }

        String json(Locale locale) {
            return written.computeIfAbsent(locale, missing -> text(CountsJson.of(merchant, found, waiting, locale)));
        }
    }

    /** @param agents how many each agent holds */
    record CountsJson(
            String merchant,
            int open,
            int bot,
            int queue,
            int resolved,
            Map<String, Integer> agents,
            List<WaitingJson> waiting) {

        static CountsJson of(MerchantId merchant, Counts counts, List<Conversation> waiting, Locale locale) {
            var agents = new TreeMap<String, Integer>();
            counts.agents().forEach((agent, number) -> agents.put(agent.value(), number));
            return new CountsJson(
                    merchant.value(),
                    counts.open(),
                    counts.bot(),
                    counts.queue(),
                    counts.resolved(),
                    agents,
                    waiting.stream()
                            .limit(WAITING)
                            .map(one -> WaitingJson.of(one, locale))
                            .toList());
        }
    }

    /**
     * @param overdue since when nobody has come for too long
     * @param team    whose people the bell rings for until then; absent for everybody
     */
    record WaitingJson(
            UUID id, String customer, String reason, Instant since, @Nullable Instant overdue, @Nullable String team) {

        static WaitingJson of(Conversation conversation, Locale locale) {
            var help = Objects.requireNonNull(conversation.help());
            return new WaitingJson(
                    conversation.id().value(),
                    Names.customer(conversation),
                    Reasons.in(locale, help.reason()),
                    help.at(),
                    help.overdueAt(),
                    help.team() == null ? null : help.team().value());
        }
    }

    record PersonJson(String agent, String name, boolean online, Set<UUID> looksAt, Set<UUID> typesIn) {

        static PersonJson of(Present person) {
            return new PersonJson(
                    person.agent().value(),
                    person.name(),
                    !person.away(),
                    new TreeSet<>(person.looksAt()),
                    new TreeSet<>(person.typesIn()));
        }
    }
}
