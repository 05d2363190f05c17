package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.DeployedFlow;
import chat.baton.flow.DeployedTables;
import chat.baton.flow.Deployments;
import chat.baton.flow.Draft;
import chat.baton.flow.Drafts;
import chat.baton.flow.FlowRefused;
import chat.baton.flow.FlowVersion;
import chat.baton.flow.FlowVersions;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What flows a merchant's customers get, and where the merchant deploys their own. */
@Controller
@RequestMapping("/flows")
class FlowsPage {

    private final Deployments deployments;
    private final Drafts drafts;
    private final FlowVersions versions;
    private final DeployedTables tables;
    private final OwnMerchants own;
    private final Deployed deployed;

    FlowsPage(
            Deployments deployments,
            Drafts drafts,
            FlowVersions versions,
            DeployedTables tables,
            OwnMerchants own,
            Deployed deployed) {
        this.deployments = deployments;
        this.drafts = drafts;
        this.versions = versions;
        this.tables = tables;
        this.own = own;
        this.deployed = deployed;
    }

    /** @param merchant absent for the first of the person's own */
    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var id = own.chosenOrFirst(merchant, me);
        var all = versions.of(id);
        model.addAttribute("shop", id);
        model.addAttribute("merchants", own.all(me));
        model.addAttribute(
                "flows",
                deployments.of(id).stream()
                        .map(flow -> row(id, flow, all.getOrDefault(flow.key(), List.of()), locale))
                        .toList());
        model.addAttribute(
                "drafts",
                drafts.of(id).stream().map(draft -> row(id, draft, locale)).toList());
        model.addAttribute("tables", tables.of(id));
        return "dashboard/flows";
    }

    /**
     * A flow's line in the list.
     *
     * @param deployed who and when, in a sentence
     * @param languages in words
     * @param missing  steps and the languages they do not speak, in words
     * @param running  versions that conversations are in
     */
    record Row(
            DeployedFlow flow,
            String deployed,
            List<FlowVersion> running,
            List<String> languages,
            List<String> missing) {}

    private Row row(MerchantId merchant, DeployedFlow flow, List<FlowVersion> all, Locale locale) {
        return new Row(
                flow,
                deployed.words(merchant, flow.deployedBy(), flow.deployedAt(), locale),
                all.stream().filter(version -> version.running() > 0).toList(),
                flow.languages().stream()
                        .map(code -> LanguageChoice.name(code, locale))
                        .toList(),
                flow.missing().stream()
                        .map(one -> one.name() + " (" + LanguageChoice.name(one.language(), locale) + ")")
                        .toList());
    }

    /** @param deployed who and when, in a sentence */
    record DraftRow(Draft draft, String deployed) {}

    private DraftRow row(MerchantId merchant, Draft draft, Locale locale) {
        var version = draft.version();
        return new DraftRow(draft, deployed.words(merchant, version.deployedBy(), version.deployedAt(), locale));
    }

    /** @param draft whether testers only get what is deployed */
    @PostMapping
    String deploy(
            @RequestParam String merchant,
            @RequestParam(defaultValue = "false") boolean draft,
            @RequestParam("file") List<MultipartFile> files,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page)
            throws IOException {
        page.addAttribute("merchant", merchant);
        try {
            var shop = own.chosen(merchant, me);
            if (draft) {
                drafts.deploy(shop, me, UploadedFiles.name(files), UploadedFiles.read(files));
            } else {
                deployments.deploy(shop, me, UploadedFiles.name(files), UploadedFiles.read(files));
            }
            page.addFlashAttribute("done", Texts.of(draft ? "flows.draft.is-deployed" : "flows.is-deployed"));
        } catch (FlowRefused refusal) {
            page.addFlashAttribute("faults", Wording.here(refusal.faults()));
        } catch (RuntimeException fault) {
            page.addFlashAttribute("problem", Refusal.of(fault).why());
        }
        return "redirect:/flows";
    }
}
