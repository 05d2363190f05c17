package chat.baton.dashboard;

import chat.baton.conversation.ConversationFilter;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which conversations the list shows, as its form asks for them. What is empty does not matter.
 *
 * @param tab {@code all}, {@code bot}, {@code help}, {@code mine} or {@code resolved}; anything else is all
 * @param q   words to look for
 */
record ListQuery(String tab, String channel, String agent, String flow, String step, String tag, String q) {

    static final List<String> TABS = List.of("all", "bot", "help", "mine", "resolved");
    private static final int LONGEST = 200;

    ListQuery(
            @Nullable String tab,
            @Nullable String channel,
            @Nullable String agent,
            @Nullable String flow,
            @Nullable String step,
            @Nullable String tag,
            @Nullable String q) {
        this.tab = tab != null && TABS.contains(tab) ? tab : TABS.get(0);
        this.channel = given(channel);
        this.agent = given(agent);
        this.flow = given(flow);
        this.step = given(step);
        this.tag = given(tag);
        this.q = given(q);
    }

    private static String given(@Nullable String asked) {
        var tidy = Objects.requireNonNullElse(asked, "").strip();
        return tidy.substring(0, Math.min(LONGEST, tidy.length()));
    }

    ConversationFilter filter(Set<MerchantId> merchants, AgentId me) {
        return ConversationFilter.of(merchants)
                .heldBy(tab.equals("bot") ? "bot" : tab.equals("help") ? "queue" : null)
                .thatAre(tab.equals("bot") ? "open" : tab.equals("resolved") ? "resolved" : null)
                .on(orNull(channel))
                .with(agent(me))
                .at(orNull(flow), orNull(step))
                .tagged(orNull(tag));
    }

    private @Nullable AgentId agent(AgentId me) {
        if (tab.equals("mine")) {
            return me;
        }
        return agent.isEmpty() || agent.length() > 64 ? null : AgentId.of(agent);
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }

    /** Whether more than tab and words are asked for. */
    public boolean narrowed() {
        return Stream.of(channel, agent, flow, step, tag).anyMatch(value -> !value.isEmpty());
    }

    /** The same from a cursor on, as the query of an address. */
    String from(String cursor) {
        return UriComponentsBuilder.newInstance()
                .queryParam("tab", "{tab}")
                .queryParam("channel", "{channel}")
                .queryParam("agent", "{agent}")
                .queryParam("flow", "{flow}")
                .queryParam("step", "{step}")
                .queryParam("tag", "{tag}")
                .queryParam("q", "{q}")
                .queryParam("cursor", "{cursor}")
                .encode()
                .buildAndExpand(tab, channel, agent, flow, step, tag, q, cursor)
                .getQuery();
    }
}
