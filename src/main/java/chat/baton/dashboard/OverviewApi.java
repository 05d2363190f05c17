package chat.baton.dashboard;

import chat.baton.core.AgentId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Overview")
class OverviewApi {

    private final Overviews overviews;
    private final OwnMerchants own;

    OverviewApi(Overviews overviews, OwnMerchants own) {
        this.overviews = overviews;
        this.own = own;
    }

    @GetMapping("/api/v1/overview")
    @Operation(
            summary = "How a merchant's shop is doing",
            description =
                    "`period` is `24h`, the hour that runs and the 23 before it, or `7d`, today and the 6 days before "
                            + "it in the merchant's time zone. `here`, `waiting` and `quiet` are of now, all else is of the period. "
                            + "Times are whole seconds, null when there was nothing to time. For merchants.")
    OverviewJson show(
            @RequestParam(required = false) @Nullable String merchant,
            @RequestParam(required = false) @Nullable String period,
            @AuthenticationPrincipal AgentId me) {
        return OverviewJson.of(overviews.of(own.chosen(merchant, me), PeriodChoice.of(period)));
    }
}
