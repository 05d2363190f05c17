package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.FlowMigrations;
import chat.baton.flow.FlowMigrations.Versions;
import chat.baton.flow.FlowVersions;
import chat.baton.flow.Flows;
import chat.baton.flow.MigrationRefused;
import chat.baton.flow.NoSuchMigration;
import chat.baton.flow.NoSuchVersion;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a merchant has conversations go on in another version of their flow: what goes where, a dry run, how it goes. */
@Controller
@RequestMapping("/flows/{key}")
class MigrationPage {

    /** What the names of the fields begin with that say where who stands at a step goes on. */
    private static final String STEP = "step.";

    private static final int MOST = 500;

    private final FlowMigrations migrations;
    private final FlowVersions versions;
    private final Flows flows;
    private final MigrationReport report;
    private final OwnMerchants own;
    private final Deployed deployed;

    MigrationPage(
            FlowMigrations migrations,
            FlowVersions versions,
            Flows flows,
            MigrationReport report,
            OwnMerchants own,
            Deployed deployed) {
        this.migrations = migrations;
        this.versions = versions;
        this.flows = flows;
        this.report = report;
        this.own = own;
        this.deployed = deployed;
    }

    /** @param to absent for the newest */
    @GetMapping("/migration")
    String propose(
            @PathVariable String key,
            @RequestParam String merchant,
            @RequestParam int from,
            @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam(required = false) @Nullable Integer to,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        var shop = own.chosen(merchant, me);
        var newest = versions.of(shop, key).get(0).version();
        return show(shop, new Versions(key, from, shared, to == null ? newest : to), null, model);
    }

    /** @param chosen absent for what is proposed */
    private String show(MerchantId shop, Versions which, @Nullable Map<String, String> chosen, Model model) {
        var proposal = migrations.propose(shop, which);
        named(shop, which.flow(), model);
        model.addAttribute("which", which);
        model.addAttribute("versions", versions.of(shop, which.flow()));
        model.addAttribute("steps", proposal.steps());
        model.addAttribute("chosen", chosen == null ? proposal.mapping() : chosen);
        model.addAttribute("running", proposal.from().running());
        return "dashboard/migration";
    }

    private void named(MerchantId shop, String key, Model model) {
        model.addAttribute("shop", shop);
        model.addAttribute("key", key);
        model.addAttribute("name", flows.names(shop).getOrDefault(key, key));
    }

    @PostMapping("/migration/dry-run")
    String tryOut(
            @PathVariable String key,
            @RequestParam String merchant,
            @RequestParam int from,
            @RequestParam boolean shared,
            @RequestParam int to,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        var shop = own.chosen(merchant, me);
        var which = new Versions(key, from, shared, to);
        var chosen = chosen(fields);
        try {
            var forecast = migrations.tryOut(shop, which, chosen);
            model.addAttribute("counts", MigrationReport.counts(forecast));
            model.addAttribute("rows", report.of(forecast.stream().limit(MOST).toList()));
        } catch (MigrationRefused refusal) {
            model.addAttribute("faults", Wording.here(refusal.faults()));
        }
        return show(shop, which, chosen, model);
    }

    private static Map<String, String> chosen(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(STEP))
                .filter(field -> !field.getValue().isBlank())
                .collect(Collectors.toMap(field -> field.getKey().substring(STEP.length()), Map.Entry::getValue));
    }

    @PostMapping("/migration")
    String start(
            @PathVariable String key,
            @RequestParam String merchant,
            @RequestParam int from,
            @RequestParam boolean shared,
            @RequestParam int to,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page,
            Model model) {
        var shop = own.chosen(merchant, me);
        var which = new Versions(key, from, shared, to);
        var chosen = chosen(fields);
        try {
            page.addAttribute("id", migrations.start(shop, me, which, chosen).id());
        } catch (MigrationRefused refusal) {
            model.addAttribute("faults", Wording.here(refusal.faults()));
            return show(shop, which, chosen, model);
        }
        page.addAttribute("key", key);
        page.addAttribute("merchant", shop.value());
        return "redirect:/flows/{key}/migrations/{id}";
    }

    @GetMapping("/migrations/{id}")
    String goes(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam String merchant,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var shop = own.chosen(merchant, me);
        var migration = migrations.find(shop, key, id);
        var all = migrations.conversations(shop, key, id);
        named(shop, key, model);
        model.addAttribute("migration", migration);
        model.addAttribute("started", deployed.started(shop, migration.by(), migration.at(), locale));
        model.addAttribute("counts", MigrationReport.counts(all));
        model.addAttribute("rows", report.of(all.stream().limit(MOST).toList()));
        model.addAttribute("more", Math.max(0, all.size() - MOST));
        return "dashboard/migration-progress";
    }

    @ExceptionHandler({NoSuchVersion.class, NoSuchMigration.class})
    void there(HttpServletResponse answer) throws IOException {
        answer.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
