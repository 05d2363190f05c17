package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Capacities;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/capacity")
@Tag(name = "Team")
class CapacityApi {

    private final Capacities capacities;
    private final OwnMerchants own;

    CapacityApi(Capacities capacities, OwnMerchants own) {
        this.capacities = capacities;
        this.own = own;
    }

    @GetMapping
    @Operation(
            summary = "How many conversations an agent of a merchant holds at most at a time",
            description = "Null for any number.")
    CapacityJson show(@RequestParam(required = false) @Nullable String merchant, @AuthenticationPrincipal AgentId me) {
        return json(own.chosen(merchant, me));
    }

    @PutMapping
    @Operation(
            summary = "Set how many conversations an agent holds at most at a time",
            description = "Who holds as many can take no more over and be assigned none: 409. What agents hold already "
                    + "they keep. Null for any number. For merchants.")
    CapacityJson put(@Valid @RequestBody CapacityJson capacity, @AuthenticationPrincipal AgentId me) {
        var merchant = own.chosen(capacity.merchant(), me);
        capacities.put(merchant, capacity.conversations());
        return json(merchant);
    }

    private CapacityJson json(MerchantId merchant) {
        var most = capacities.most(merchant);
        return new CapacityJson(merchant.value(), most.isPresent() ? most.getAsInt() : null);
    }

    /**
     * @param merchant      whose it is; needed by who has several
     * @param conversations 1 to 1000; absent for any number
     */
    @JsonInclude
    record CapacityJson(@Nullable String merchant, @Nullable @Min(1) @Max(Capacities.LARGEST) Integer conversations) {}
}
