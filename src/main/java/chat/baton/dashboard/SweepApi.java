package chat.baton.dashboard;

import chat.baton.conversation.ConversationFilter;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Conversations")
class SweepApi {

    private static final List<String> HOLDERS = List.of("bot", "queue", "agent");

    private final Sweep sweep;
    private final OwnMerchants own;

    SweepApi(Sweep sweep, OwnMerchants own) {
        this.sweep = sweep;
        this.own = own;
    }

    @PostMapping("/api/v1/conversations/resolve")
    @Operation(
            summary = "Close many conversations",
            description =
                    "Those in which nothing was said since `quietSince`, fifty a request, newest activity first: send "
                            + "`next` back as `cursor` until it is null. Flows that run in them end; each opens again when "
                            + "the customer writes. Where something is said meanwhile the conversation is left. For "
                            + "merchants.")
    Swept resolve(@Valid @RequestBody Wanted wanted, @AuthenticationPrincipal AgentId me) {
        var merchant = own.chosen(wanted.merchant(), me);
        return Unusable.unlessReadable(() -> Swept.of(sweep.resolve(wanted.filter(merchant), wanted.cursor(), me)));
    }

    /**
     * @param merchant whose conversations; needed by who has several
     * @param holder   {@code bot}, {@code queue} or {@code agent}
     */
    record Wanted(
            @Nullable String merchant,
            @NotNull Instant quietSince,
            @Nullable String holder,
            @Nullable String channel,
            @Nullable @Size(max = 64) String agent,
            @Nullable String flow,
            @Nullable String step,
            @Nullable String tag,
            @Nullable String cursor) {

        ConversationFilter filter(MerchantId merchant) {
            return ConversationFilter.of(Set.of(merchant))
                    .heldBy(Unusable.unlessOneOf(HOLDERS, holder, "holder"))
                    .on(channel)
                    .with(agent == null ? null : AgentId.of(agent))
                    .at(flow, step)
                    .tagged(tag)
                    .quietSince(quietSince);
        }
    }

    /**
     * @param left how many are as they were, as something was said meanwhile or it failed
     * @param next absent when there are no more
     */
    @JsonInclude
    record Swept(int resolved, int left, @Nullable String next) {

        static Swept of(Sweep.Portion portion) {
            return new Swept(portion.resolved(), portion.left(), portion.next());
        }
    }
}
