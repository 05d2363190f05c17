package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;
import chat.baton.team.Agent;
import chat.baton.team.AgentTeam;
import chat.baton.team.Capacities;
import chat.baton.team.Offices;
import chat.baton.team.Team;
import chat.baton.team.Teams;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

/** Where a merchant says when their people are there, how many customers each helps at a time, and who belongs to which team. */
@Controller
@RequestMapping("/settings")
class SettingsPage {

    private final Offices offices;
    private final Capacities capacities;
    private final Teams teams;
    private final Team team;
    private final OwnMerchants own;

    SettingsPage(Offices offices, Capacities capacities, Teams teams, Team team, OwnMerchants own) {
        this.offices = offices;
        this.capacities = capacities;
        this.teams = teams;
        this.team = team;
        this.own = own;
    }

    /** @param merchant absent for the first of the person's own */
    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String merchant,
            @AuthenticationPrincipal AgentId me,
            Locale locale,
            Model model) {
        var id = own.chosenOrFirst(merchant, me);
        var people = team.agents(id);
        model.addAttribute("merchant", team.merchant(id).orElseThrow());
        model.addAttribute("merchants", own.all(me));
        if (!model.containsAttribute("hours")) {
            model.addAttribute("hours", HoursForm.of(offices.of(id)));
        }
        model.addAttribute("days", days(locale));
        var most = capacities.most(id);
        model.addAttribute("capacity", most.isPresent() ? most.getAsInt() : null);
        model.addAttribute("largest", Capacities.LARGEST);
        model.addAttribute("people", people);
        model.addAttribute(
                "teams",
                teams.of(id).stream().map(found -> TeamRow.of(found, people)).toList());
        return "dashboard/settings";
    }

    /** A day of the week. @param key in the form's fields */
    record Day(DayOfWeek day, String key, String name) {}

    private static List<Day> days(Locale locale) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Day(
                        day,
                        "day." + day.name().toLowerCase(Locale.ROOT),
                        day.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                .toList();
    }

    /** @param names of the members who still work for the merchant */
    record TeamRow(String id, String name, Set<String> members, String names) {

        static TeamRow of(AgentTeam team, List<Agent> people) {
            var members = people.stream()
                    .filter(agent -> team.members().contains(agent.id()))
                    .toList();
            return new TeamRow(
                    team.id().value(),
                    team.name(),
                    members.stream().map(agent -> agent.id().value()).collect(Collectors.toSet()),
                    members.stream().map(Agent::name).collect(Collectors.joining(", ")));
        }
    }

    @PostMapping("/office-hours")
    String keep(
            @RequestParam String merchant,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        var hours = HoursForm.typed(fields);
        return back(merchant, page, Texts.of("team.saved"), () -> keep(own.chosen(merchant, me), hours, page));
    }

    /** What cannot be kept stays in the form, to be corrected. */
    private void keep(MerchantId merchant, HoursForm hours, RedirectAttributes page) {
        try {
            offices.put(merchant, hours.read());
        } catch (Unusable fault) {
            page.addFlashAttribute("hours", hours);
            throw fault;
        }
    }

    /** @param conversations absent for any number */
    @PostMapping("/capacity")
    String keep(
            @RequestParam String merchant,
            @RequestParam(required = false) @Nullable Integer conversations,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        return back(merchant, page, Texts.of("team.saved"), () -> put(own.chosen(merchant, me), conversations));
    }

    private void put(MerchantId merchant, @Nullable Integer conversations) {
        Unusable.unlessReadable(() -> {
            capacities.put(merchant, conversations);
            return merchant;
        });
    }

    /** @param id absent for a new team */
    @PostMapping("/teams")
    String keep(
            @RequestParam String merchant,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam String name,
            @RequestParam(defaultValue = "") Set<String> members,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        return back(merchant, page, Texts.of("team.saved"), () -> {
            var agents = members.stream().map(AgentId::of).collect(Collectors.toSet());
            put(own.chosen(merchant, me), id, name, agents);
        });
    }

    private void put(MerchantId merchant, @Nullable String id, String name, Set<AgentId> members) {
        if (teams.named(merchant, name)
                .filter(other -> !other.id().value().equals(id))
                .isPresent()) {
            throw new Unusable(Texts.of("team.teams.taken", name.strip()));
        }
        Unusable.unlessReadable(() -> {
            if (id == null) {
                return teams.form(merchant, name, members);
            }
            teams.change(merchant, TeamId.of(id), name, members);
            return TeamId.of(id);
        });
    }

    @PostMapping("/teams/{id}/dissolve")
    String dissolve(
            @PathVariable String id,
            @RequestParam String merchant,
            @AuthenticationPrincipal AgentId me,
            RedirectAttributes page) {
        return back(
                merchant,
                page,
                Texts.of("team.dissolved"),
                () -> teams.dissolve(own.chosen(merchant, me), Unusable.unlessReadable(() -> TeamId.of(id))));
    }

    private static String back(String merchant, RedirectAttributes page, String done, Runnable deed) {
        page.addAttribute("merchant", merchant);
        try {
            deed.run();
            page.addFlashAttribute("done", done);
        } catch (RuntimeException fault) {
            page.addFlashAttribute("problem", Refusal.of(fault).why());
        }
        return "redirect:/settings";
    }
}
