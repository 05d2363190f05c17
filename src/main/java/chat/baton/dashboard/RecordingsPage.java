package chat.baton.dashboard;

import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.flow.Draft;
import chat.baton.flow.Drafts;
import chat.baton.flow.FlowVersion;
import chat.baton.flow.FlowVersions;
import chat.baton.flow.Flows;
import chat.baton.flow.NoSuchRecording;
import chat.baton.flow.NoSuchVersion;
import chat.baton.flow.Recording;
import chat.baton.flow.Recordings;
import chat.baton.flow.Replays;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

/** Conversations kept as tests of a flow: whether they would be said again, where not, and which steps they come by. */
@Controller
@RequestMapping("/flows")
class RecordingsPage {

    private final Recordings recordings;
    private final Replays replays;
    private final Drafts drafts;
    private final FlowVersions versions;
    private final Flows flows;
    private final OwnMerchants own;
    private final Desk desk;
    private final Diagrams diagrams;
    private final Names names;
    private final LocalMoments moments;

    RecordingsPage(
            Recordings recordings,
            Replays replays,
            Drafts drafts,
            FlowVersions versions,
            Flows flows,
            OwnMerchants own,
            Desk desk,
            Diagrams diagrams,
            Names names,
            LocalMoments moments) {
        this.recordings = recordings;
        this.replays = replays;
        this.drafts = drafts;
        this.versions = versions;
        this.flows = flows;
        this.own = own;
        this.desk = desk;
        this.diagrams = diagrams;
        this.names = names;
        this.moments = moments;
    }

    /**
     * @param merchant absent for the first of the person's own
     * @param against  {@code live}, {@code draft} or a version's number to play them; absent only to list them
     */
    @GetMapping("/{key}/recordings")
    String list(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String merchant,
            @RequestParam(required = false) @Nullable String against,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var shop = own.chosenOrFirst(merchant, me);
        fill(model, shop, key);
        model.addAttribute(
                "recordings",
                recordings.of(shop, key).stream()
                        .map(one -> row(shop, one, locale))
                        .toList());
        model.addAttribute("older", older(shop, key));
        if (against != null) {
            play(model, shop, key, against);
        }
        return "dashboard/recordings";
    }

    /** Numbers of the versions that customers got before, newest first. */
    private List<Integer> older(MerchantId shop, String key) {
        return versions.of(shop).getOrDefault(key, List.of()).stream()
                .skip(1)
                .map(FlowVersion::version)
                .toList();
    }

    /** What the draft's page shows before it is published. */
    @GetMapping("/{key}/recordings/results")
    String results(
            @PathVariable String key,
            @RequestParam String merchant,
            @RequestParam String against,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        var shop = own.chosen(merchant, me);
        fill(model, shop, key);
        play(model, shop, key, against);
        return "dashboard/recordings :: results";
    }

    private void fill(Model model, MerchantId shop, String key) {
        var draft = draft(shop, key);
        var name = flows.names(shop).get(key);
        if (draft == null && name == null) {
            throw new NoSuchThing("flow \"" + key + "\"");
        }
        model.addAttribute("shop", shop);
        model.addAttribute("key", key);
        model.addAttribute("draft", draft);
        model.addAttribute("live", name != null);
        model.addAttribute("name", name == null ? draft.name() : name);
    }

    private @Nullable Draft draft(MerchantId shop, String key) {
        return drafts.of(shop).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private void play(Model model, MerchantId shop, String key, String against) {
        var side = RecordingsApi.against(against);
        var trial = replays.of(shop, key, side);
        model.addAttribute("against", side.word());
        model.addAttribute("side", "flows.recordings.results." + (side.version() == null ? side.word() : "version"));
        model.addAttribute("trial", trial);
        model.addAttribute(
                "levels",
                diagrams.of(trial.coverage().definition(), trial.coverage().passed()));
    }

    /** @param kept who and when, in a sentence */
    record Row(Recording recording, String kept) {}

    private Row row(MerchantId shop, Recording recording, Locale locale) {
        var by = names.open().of(recording.keptBy());
        return new Row(recording, Texts.of("flows.recording.kept", by, moments.at(shop, recording.keptAt(), locale)));
    }

    /** One recording, played. */
    @GetMapping("/{key}/recordings/{id}")
    String show(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String merchant,
            @RequestParam(defaultValue = "live") String against,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        var shop = own.chosenOrFirst(merchant, me);
        fill(model, shop, key);
        var side = RecordingsApi.against(against);
        model.addAttribute("against", side.word());
        model.addAttribute("replay", replays.of(shop, key, id, side));
        return "dashboard/recording";
    }

    /** From Live Chat. */
    @PostMapping("/recordings")
    String keep(
            @RequestParam ConversationId conversation,
            @RequestParam String flow,
            @RequestParam String name,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        var found = desk.look(conversation, me);
        return back(
                flow,
                found.merchant().value(),
                page,
                Texts.of("flows.recording.is-kept"),
                () -> recordings.keep(found, flow, name, me));
    }

    @PostMapping("/{key}/recordings/{id}/name")
    String rename(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam String merchant,
            @RequestParam String name,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        var shop = own.chosen(merchant, me);
        return back(
                key,
                merchant,
                page,
                Texts.of("flows.recording.is-renamed"),
                () -> recordings.rename(shop, key, id, name));
    }

    @PostMapping("/{key}/recordings/{id}/delete")
    String delete(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam String merchant,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        var shop = own.chosen(merchant, me);
        return back(
                key, merchant, page, Texts.of("flows.recording.is-deleted"), () -> recordings.delete(shop, key, id));
    }

    /** Deleted meanwhile, or never there. */
    @ExceptionHandler({NoSuchRecording.class, NoSuchVersion.class})
    void there(HttpServletResponse answer) throws IOException {
        answer.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    private static String back(String key, String merchant, RedirectAttributes page, String done, Runnable deed) {
        page.addAttribute("key", key);
        page.addAttribute("merchant", merchant);
        try {
            deed.run();
            page.addFlashAttribute("done", done);
        } catch (RuntimeException fault) {
            page.addFlashAttribute("problem", Refusal.of(fault).why());
        }
        return "redirect:/flows/{key}/recordings";
    }
}
