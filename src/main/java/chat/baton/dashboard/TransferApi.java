package chat.baton.dashboard;

import chat.baton.checkout.Orders;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Customers;
import chat.baton.core.AgentId;
import chat.baton.flow.Corrections;
import chat.baton.flow.FlowDescription;
import chat.baton.flow.Flows;
import chat.baton.flow.GivenAnswer;
import chat.baton.flow.NextWords;
import chat.baton.flow.PassedStep;
import chat.baton.flow.Whereabouts;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/conversations/{id}")
@Tag(name = "Conversations")
class TransferApi {

    private final Desk desk;
    private final Flows flows;
    private final Corrections corrections;
    private final Whereabouts whereabouts;
    private final Orders orders;
    private final Customers customers;

    TransferApi(
            Desk desk,
            Flows flows,
            Corrections corrections,
            Whereabouts whereabouts,
            Orders orders,
            Customers customers) {
        this.desk = desk;
        this.flows = flows;
        this.corrections = corrections;
        this.whereabouts = whereabouts;
        this.orders = orders;
        this.customers = customers;
    }

    @GetMapping("/transfer")
    @Operation(
            summary = "What giving the conversation back to the bot would do",
            description = "What a resumed flow says first, what can be put right before, what ending it would lose, "
                    + "and the flows that can be started.")
    OutlookJson outlook(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me) {
        var conversation = desk.look(id, me);
        return new OutlookJson(
                whereabouts.next(conversation).orElse(null),
                corrections.answers(conversation),
                corrections.steps(conversation),
                LossJson.of(orders.unfinished(id.toString())),
                flows.startable(conversation));
    }

    /**
     * @param next    absent when no flow is paused
     * @param answers what can be corrected
     * @param steps   from which the flow can go on
     * @param loss    what ends with the flow; absent when that is nothing
     * @param flows   that can be started
     */
    @JsonInclude
    record OutlookJson(
            @Nullable NextWords next,
            List<GivenAnswer> answers,
            List<PassedStep> steps,
            @Nullable LossJson loss,
            List<FlowDescription> flows) {}

    @PostMapping("/corrections")
    @Operation(
            summary = "Put the customer's answers right before the flow is resumed",
            description =
                    "Each is checked as its step would check it; 422 says what would fit. An order placed since is "
                            + "released and its payment link void; 409 when it is paid. The resumed flow goes on at the first "
                            + "corrected step and asks only what it does not know.")
    OutlookJson correct(
            @PathVariable ConversationId id,
            @Valid @RequestBody CorrectionJson correction,
            @AuthenticationPrincipal AgentId me) {
        desk.look(id, me);
        corrections.correct(id, me, correction.answers());
        return outlook(id, me);
    }

    /** @param answers new values by variable */
    record CorrectionJson(@NotEmpty @Size(max = 50) Map<String, @NotNull @Size(max = 4096) String> answers) {}

    @PostMapping("/reopen")
    @Operation(summary = "Open a resolved conversation again")
    ConversationJson reopen(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me) {
        desk.reopen(id, me);
        return ConversationJson.of(desk.look(id, me));
    }

    @PutMapping("/customer-language")
    @Operation(
            summary = "Have the customer spoken to in a language from now on",
            description = "A BCP 47 tag, such as de or de-AT; empty to go by what the channel tells next.")
    Map<String, String> speak(
            @PathVariable ConversationId id,
            @Valid @RequestBody SpokenJson spoken,
            @AuthenticationPrincipal AgentId me) {
        var customer = desk.look(id, me).customer().id();
        Unusable.unlessReadable(() -> {
            customers.speaks(customer, spoken.language());
            return id;
        });
        return Map.of("language", spoken.language());
    }

    record SpokenJson(@NotNull String language) {}

    @GetMapping("/custom-data")
    @Operation(summary = "What was noted about the customer")
    Map<String, String> data(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me) {
        return customers.profile(desk.look(id, me)).data();
    }

    @PutMapping("/custom-data/{key}")
    @Operation(
            summary = "Note something about the customer",
            description = "An empty value takes the key away. 50 keys of 64 characters, values of 500.")
    Map<String, String> note(
            @PathVariable ConversationId id,
            @PathVariable String key,
            @Valid @RequestBody NotedJson noted,
            @AuthenticationPrincipal AgentId me) {
        var conversation = desk.look(id, me);
        customers.note(conversation.merchant(), conversation.customer().id(), key, noted.value());
        return data(id, me);
    }

    record NotedJson(@NotNull String value) {}
}
