package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.CannedReplies;
import chat.baton.team.CannedReply;
import chat.baton.team.Team;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/canned-replies")
@Tag(name = "Team")
class CannedRepliesApi {

    private final CannedReplies replies;
    private final OwnMerchants own;
    private final Team team;

    CannedRepliesApi(CannedReplies replies, OwnMerchants own, Team team) {
        this.replies = replies;
        this.own = own;
        this.team = team;
    }

    @GetMapping
    @Operation(summary = "Answers kept ready for agents, of all your merchants")
    ItemsJson<ReplyJson> list(@AuthenticationPrincipal AgentId me) {
        return new ItemsJson<>(team.merchantsOf(me).stream()
                .sorted(Comparator.comparing(MerchantId::value))
                .flatMap(merchant -> replies.of(merchant).stream().map(reply -> ReplyJson.of(merchant, reply)))
                .toList());
    }

    record ReplyJson(String merchant, String shortcut, String title, String text) {

        static ReplyJson of(MerchantId merchant, CannedReply reply) {
            return new ReplyJson(merchant.value(), reply.shortcut(), reply.title(), reply.text());
        }
    }

    @PutMapping("/{shortcut}")
    @Operation(
            summary = "Keep an answer ready, or change it",
            description = "A shortcut has 1 to 40 letters, digits and dashes. For merchants.")
    ReplyJson put(@PathVariable String shortcut, @Valid @RequestBody Words words, @AuthenticationPrincipal AgentId me) {
        var merchant = own.chosen(words.merchant(), me);
        var reply = Unusable.unlessReadable(() -> new CannedReply(shortcut, words.title(), words.text()));
        replies.put(merchant, reply);
        return ReplyJson.of(merchant, reply);
    }

    /**
     * @param merchant whose agents use it; needed by who has several
     * @param title    1 to 80 characters
     * @param text     1 to 1,000 characters
     */
    record Words(@Nullable String merchant, @NotNull String title, @NotNull String text) {}

    @DeleteMapping("/{shortcut}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keep an answer no longer", description = "For merchants.")
    void remove(
            @PathVariable String shortcut,
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me) {
        if (!replies.remove(own.chosen(merchant, me), shortcut)) {
            throw new NoSuchThing("canned reply " + shortcut);
        }
    }
}
