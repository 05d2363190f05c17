package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Absence;
import chat.baton.team.OfficeHours;
import chat.baton.team.Offices;
import chat.baton.team.Team;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/office-hours")
@Tag(name = "Team")
class OfficeHoursApi {

    private static final List<String> WHEN_ASKED = List.of("queue", "bot");

    private final Offices offices;
    private final OwnMerchants own;
    private final Team team;

    OfficeHoursApi(Offices offices, OwnMerchants own, Team team) {
        this.offices = offices;
        this.own = own;
        this.team = team;
    }

    @GetMapping
    @Operation(
            summary = "When a merchant's people answer",
            description = "No spans at all is round the clock. Times are the merchant's own.")
    HoursJson show(@RequestParam(required = false) @Nullable String merchant, @AuthenticationPrincipal AgentId me) {
        return json(own.chosen(merchant, me));
    }

    @PutMapping
    @Operation(
            summary = "Set when a merchant's people answer, and what happens when they do not",
            description = "The away message has 1 to 500 characters; `{opening}` in it becomes the time people are "
                    + "back. `whenAsked` is `queue` (a customer who asks for a person waits) or `bot` (the bot keeps the "
                    + "conversation). For merchants.")
    HoursJson put(@Valid @RequestBody Hours hours, @AuthenticationPrincipal AgentId me) {
        var merchant = own.chosen(hours.merchant(), me);
        offices.put(merchant, Unusable.unlessReadable(hours::read));
        return json(merchant);
    }

    private HoursJson json(MerchantId id) {
        var merchant = team.merchant(id).orElseThrow();
        return HoursJson.of(
                id,
                merchant.timeZone().getId(),
                offices.of(id),
                offices.absence(id).orElse(null));
    }

    /**
     * @param open  whether people are at work now
     * @param backAt when they are back, as customers are told; absent while they are at work
     */
    record HoursJson(
            String merchant,
            String timeZone,
            List<SpanJson> spans,
            List<LocalDate> closedDays,
            String awayMessage,
            String whenAsked,
            boolean open,
            @Nullable String backAt) {

        static HoursJson of(MerchantId merchant, String timeZone, OfficeHours hours, @Nullable Absence absence) {
            return new HoursJson(
                    merchant.value(),
                    timeZone,
                    hours.spans().stream().map(SpanJson::of).toList(),
                    hours.closed().stream().sorted().toList(),
                    hours.awayMessage(),
                    hours.whenAsked().name().toLowerCase(Locale.ROOT),
                    absence == null,
                    absence == null ? null : absence.opening());
        }
    }

    /** @param merchant whose hours they are; needed by who has several */
    record Hours(
            @Nullable String merchant,
            @NotNull @Valid List<SpanJson> spans,
            @NotNull Set<LocalDate> closedDays,
            @NotNull String awayMessage,
            @NotNull String whenAsked) {

        OfficeHours read() {
            Unusable.unlessOneOf(WHEN_ASKED, whenAsked, "whenAsked");
            return new OfficeHours(
                    spans.stream().map(SpanJson::read).toList(),
                    closedDays,
                    awayMessage,
                    OfficeHours.WhenAsked.valueOf(whenAsked.toUpperCase(Locale.ROOT)));
        }
    }

    /**
     * @param day    {@code monday} to {@code sunday}
     * @param closes 00:00 is the end of the day
     */
    record SpanJson(
            @NotNull String day,
            @NotNull @JsonFormat(pattern = "HH:mm") LocalTime opens,
            @NotNull @JsonFormat(pattern = "HH:mm") LocalTime closes) {

        static SpanJson of(OfficeHours.Span span) {
            return new SpanJson(span.day().name().toLowerCase(Locale.ROOT), span.opens(), span.closes());
        }

        OfficeHours.Span read() {
            return new OfficeHours.Span(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), opens, closes);
        }
    }
}
