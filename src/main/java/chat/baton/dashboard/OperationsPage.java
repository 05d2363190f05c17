package chat.baton.dashboard;

import chat.baton.channel.Backlog;
import chat.baton.channel.Backlogs;
import chat.baton.core.AgentId;
import chat.baton.flow.BrokenTable;
import chat.baton.flow.BrokenTables;
import chat.baton.flow.EngineJobs;
import chat.baton.flow.FlowIncident;
import chat.baton.flow.FlowIncidents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where admins see what waits and what failed, of all merchants together, and have it tried again. */
@Controller
@RequestMapping("/operations")
class OperationsPage {

    private final OperationsDesk desk;
    private final FlowIncidents incidents;
    private final Backlogs backlogs;
    private final EngineJobs engine;
    private final BrokenTables tables;
    private final Clock clock;

    OperationsPage(
            OperationsDesk desk,
            FlowIncidents incidents,
            Backlogs backlogs,
            EngineJobs engine,
            BrokenTables tables,
            Clock clock) {
        this.desk = desk;
        this.incidents = incidents;
        this.backlogs = backlogs;
        this.engine = engine;
        this.tables = tables;
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        var jobs = engine.backlog();
        model.addAttribute(
                "queues",
                List.of(
                        queue("inbox", backlogs.inbox()),
                        queue("outbox", backlogs.outbox()),
                        new Queue("jobs", jobs.waiting(), ago(jobs.oldest()), jobs.lastMinute(), jobs.lastHour())));
        model.addAttribute("jobs", jobs);
        model.addAttribute("incidents", incidents.open().stream().map(this::row).toList());
        model.addAttribute("tables", tables.all().stream().map(this::row).toList());
        model.addAttribute("parked", desk.parked().stream().map(this::row).toList());
        return "dashboard/operations";
    }

    /** A line of the table. @param key in the bundle */
    record Queue(String key, long waiting, @Nullable String oldest, long lastMinute, long lastHour) {}

    private Queue queue(String key, Backlog backlog) {
        return new Queue(key, backlog.waiting(), ago(backlog.oldest()), backlog.lastMinute(), backlog.lastHour());
    }

    private @Nullable String ago(@Nullable Instant then) {
        return then == null ? null : Ago.before(then, clock.instant());
    }

    /** @param ago since when, in words */
    record IncidentRow(FlowIncident incident, String ago) {

        /** What failed, in the reader's language. */
        public String why() {
            return Wording.here(incident.reason());
        }
    }

    private IncidentRow row(FlowIncident incident) {
        return new IncidentRow(incident, Ago.before(incident.since(), clock.instant()));
    }

    /** @param ago when it failed last, in words */
    record TableRow(BrokenTable table, String ago) {}

    private TableRow row(BrokenTable table) {
        return new TableRow(table, Ago.before(table.at(), clock.instant()));
    }

    /** @param ago when it occurred, in words */
    record ParkedRow(OperationsDesk.Parked parked, String ago) {}

    private ParkedRow row(OperationsDesk.Parked parked) {
        return new ParkedRow(parked, Ago.before(parked.event().occurredAt(), clock.instant()));
    }

    /** To look at one closely, and end its flow. */
    @GetMapping("/incidents/{id}")
    String incident(@PathVariable String id, Model model) {
        model.addAttribute("row", row(desk.incident(id)));
        model.addAttribute("steps", incidents.steps(id));
        return "dashboard/incident";
    }

    @PostMapping("/incidents/{id}/retry")
    String retry(@PathVariable String id, RedirectAttributes page) {
        return back(page, "operations.retried", () -> incidents.retry(id));
    }

    @PostMapping("/incidents/{id}/move")
    String move(
            @PathVariable String id,
            @RequestParam String step,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        return back(page, "operations.moved", () -> incidents.move(id, me, step));
    }

    @PostMapping("/incidents/{id}/end")
    String end(
            @PathVariable String id,
            @RequestParam String reason,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        return back(page, "operations.ended", () -> desk.end(id, me, reason));
    }

    @PostMapping("/parked-events/{id}/replay")
    String replay(@PathVariable long id, RedirectAttributes page) {
        return back(page, "operations.replayed", () -> desk.replay(id));
    }

    @PostMapping("/parked-events/{id}/ignore")
    String ignore(@PathVariable long id, RedirectAttributes page) {
        return back(page, "operations.ignored", () -> desk.ignore(id));
    }

    private static String back(RedirectAttributes page, String done, Runnable deed) {
        try {
            deed.run();
            page.addFlashAttribute("done", Texts.of(done));
        } catch (RuntimeException fault) {
            page.addFlashAttribute("problem", Refusal.of(fault).why());
        }
        return "redirect:/operations";
    }
}
