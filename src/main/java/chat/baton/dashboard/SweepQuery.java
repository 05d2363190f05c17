package chat.baton.dashboard;

import chat.baton.conversation.ConversationFilter;
import chat.baton.core.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations shall be resolved at once, as the page's form asks for them.
 *
 * @param merchant absent for the first of the person's own
 * @param days     for how many nothing was said; 0 to 3650
 * @param holder   {@code bot}, {@code queue} or {@code agent}; anything else is all
 * @param channel  empty for all
 * @param tag      empty for any
 */
record SweepQuery(@Nullable String merchant, Integer days, String holder, String channel, String tag) {

    static final List<String> HOLDERS = List.of("bot", "queue", "agent");
    static final int MOST_DAYS = 3650;
    private static final int WEEK = 7;

    SweepQuery(
            @Nullable String merchant,
            @Nullable Integer days,
            @Nullable String holder,
            @Nullable String channel,
            @Nullable String tag) {
        this.merchant = merchant;
        this.days = days == null ? WEEK : Math.max(0, Math.min(MOST_DAYS, days));
        this.holder = holder != null && HOLDERS.contains(holder) ? holder : "";
        this.channel = Objects.requireNonNullElse(channel, "");
        this.tag = Objects.requireNonNullElse(tag, "");
    }

    /** Since when nothing was said, as it is asked for now. */
    Instant since(Instant now) {
        return now.minus(Duration.ofDays(days));
    }

    ConversationFilter filter(MerchantId shop, Instant since) {
        return ConversationFilter.of(Set.of(shop))
                .thatAre("open")
                .heldBy(orNull(holder))
                .on(orNull(channel))
                .tagged(orNull(tag))
                .quietSince(since);
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
