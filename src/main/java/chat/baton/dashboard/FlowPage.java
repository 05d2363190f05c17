package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.Draft;
import chat.baton.flow.Drafts;
import chat.baton.flow.FlowMigrations;
import chat.baton.flow.FlowRefused;
import chat.baton.flow.FlowVersion;
import chat.baton.flow.FlowVersions;
import chat.baton.flow.Flows;
import chat.baton.flow.inspection.FlowChange;
import java.util.Locale;
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

/** One flow with its versions: what each looks like and changed; the way back to it; the end of what nobody needs. */
@Controller
@RequestMapping("/flows/{key}")
class FlowPage {

    private final FlowVersions versions;
    private final Drafts drafts;
    private final Flows flows;
    private final OwnMerchants own;
    private final Deployed deployed;
    private final Diagrams diagrams;
    private final FlowMigrations migrations;

    FlowPage(
            FlowVersions versions,
            Drafts drafts,
            Flows flows,
            OwnMerchants own,
            Deployed deployed,
            Diagrams diagrams,
            FlowMigrations migrations) {
        this.migrations = migrations;
        this.versions = versions;
        this.drafts = drafts;
        this.flows = flows;
        this.own = own;
        this.deployed = deployed;
        this.diagrams = diagrams;
    }

    /**
     * @param merchant absent for the first of the person's own
     * @param version  absent for the newest
     */
    @GetMapping
    String show(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @RequestParam(required = false) @Nullable Integer version,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var shop = own.chosenOrFirst(merchant, me);
        var all = versions.of(shop).get(key);
        if (all == null) {
            throw new NoSuchThing("flow \"" + key + "\"");
        }
        var shown = all.stream()
                .filter(one -> version == null || one.version() == version)
                .findFirst()
                .orElseThrow(() -> new NoSuchThing("version " + version));
        var changes = versions.changes(shop, key, shown.version());
        model.addAttribute("shop", shop);
        model.addAttribute("key", key);
        model.addAttribute("name", flows.names(shop).getOrDefault(key, key));
        model.addAttribute(
                "versions", all.stream().map(one -> row(shop, one, locale)).toList());
        model.addAttribute("shown", row(shop, shown, locale));
        model.addAttribute("draft", draft(shop, key));
        model.addAttribute("newest", all.get(0).version() == shown.version());
        model.addAttribute("oldest", all.get(all.size() - 1).version() == shown.version());
        model.addAttribute(
                "running", all.stream().mapToLong(FlowVersion::running).sum());
        model.addAttribute(
                "older",
                versions.inUse(shop, key).stream()
                        .filter(one -> !one.definition().equals(all.get(0).definition()))
                        .toList());
        model.addAttribute("migrations", migrations.of(shop, key));
        model.addAttribute("files", versions.files(shop, key, shown.version()));
        model.addAttribute("changes", changes);
        model.addAttribute(
                "levels",
                diagrams.of(shown, changes.stream().map(FlowChange::element).toList()));
        return "dashboard/flow";
    }

    private @Nullable Draft draft(MerchantId shop, String key) {
        return drafts.of(shop).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** @param deployed who and when, in a sentence */
    record Row(FlowVersion version, String deployed) {}

    private Row row(MerchantId merchant, FlowVersion version, Locale locale) {
        return new Row(version, deployed.words(merchant, version.deployedBy(), version.deployedAt(), locale));
    }

    @PostMapping("/versions/{version}/roll-back")
    String rollBack(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam String merchant,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        var shop = own.chosen(merchant, me);
        return back(
                shop,
                key,
                page,
                Texts.of("flows.rolled-back", version),
                () -> versions.rollBack(shop, me, key, version));
    }

    @PostMapping("/versions/{version}/delete")
    String delete(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam String merchant,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        var shop = own.chosen(merchant, me);
        return back(
                shop, key, page, Texts.of("flows.version-deleted", version), () -> versions.delete(shop, key, version));
    }

    @PostMapping("/delete")
    String delete(
            @PathVariable String key,
            @RequestParam String merchant,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        var shop = own.chosen(merchant, me);
        return back(shop, key, page, Texts.of("flows.flow-deleted", key), () -> versions.delete(shop, key));
    }

    /** To the flow, or to all where it is gone. */
    private String back(MerchantId shop, String key, RedirectAttributes page, String done, Runnable deed) {
        page.addAttribute("merchant", shop.value());
        try {
            deed.run();
            page.addFlashAttribute("done", done);
        } catch (FlowRefused refusal) {
            page.addFlashAttribute("faults", Wording.here(refusal.faults()));
        } catch (RuntimeException fault) {
            page.addFlashAttribute("problem", Refusal.of(fault).why());
        }
        if (!versions.of(shop).containsKey(key)) {
            return "redirect:/flows";
        }
        page.addAttribute("key", key);
        return "redirect:/flows/{key}";
    }
}
