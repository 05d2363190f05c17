package chat.baton.dashboard;

import chat.baton.conversation.Conversations;
import chat.baton.conversation.Tags;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where merchants resolve many conversations at once: they see which, then the page asks for one portion after the other. */
@Controller
@RequestMapping("/resolve")
class SweepPage {

    private static final int SHOWN = 10;
    private static final int COUNTED = 100_000;

    private final Sweep sweep;
    private final Conversations conversations;
    private final ListRows rows;
    private final Lists lists;
    private final Tags tags;
    private final OwnMerchants own;
    private final Clock clock;

    SweepPage(
            Sweep sweep,
            Conversations conversations,
            ListRows rows,
            Lists lists,
            Tags tags,
            OwnMerchants own,
            Clock clock) {
        this.sweep = sweep;
        this.conversations = conversations;
        this.rows = rows;
        this.lists = lists;
        this.tags = tags;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping
    String show(@ModelAttribute("query") SweepQuery query, @AuthenticationPrincipal AgentId me, Model model) {
        var shop = own.chosenOrFirst(query.merchant(), me);
        var since = query.since(clock.instant());
        var filter = query.filter(shop, since);
        model.addAttribute("since", since);
        model.addAttribute("found", conversations.count(filter, COUNTED + 1));
        model.addAttribute("most", COUNTED);
        model.addAttribute("now", clock.instant());
        model.addAttribute(
                "newest", rows.of(conversations.list(filter, null, SHOWN).items()));
        model.addAttribute("shop", shop);
        offer(shop, me, model);
        return "dashboard/resolve";
    }

    private void offer(MerchantId shop, AgentId me, Model model) {
        model.addAttribute("merchants", own.all(me));
        model.addAttribute("holders", SweepQuery.HOLDERS);
        model.addAttribute("channels", lists.channels(Set.of(shop)));
        model.addAttribute("tags", tags.known(Set.of(shop)));
        model.addAttribute("mostDays", SweepQuery.MOST_DAYS);
    }

    /**
     * @param since    what the page has shown was quiet since then: what was said after that is nobody's to resolve unseen
     * @param cursor   absent for the first portion
     * @param found    how many there were at the beginning
     * @param resolved in portions before
     * @param left     as they were, in portions before
     */
    @PostMapping
    String resolve(
            @ModelAttribute("query") SweepQuery query,
            @RequestParam Instant since,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "0") int found,
            @RequestParam(defaultValue = "0") int resolved,
            @RequestParam(defaultValue = "0") int left,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            @AuthenticationPrincipal AgentId me,
            Model model) {
        var shop = own.chosenOrFirst(query.merchant(), me);
        var portion = Unusable.unlessReadable(() -> sweep.resolve(query.filter(shop, since), cursor, me));
        model.addAttribute("shop", shop);
        model.addAttribute("since", since);
        model.addAttribute("found", found);
        model.addAttribute(
                "portion", new Sweep.Portion(resolved + portion.resolved(), left + portion.left(), portion.next()));
        if (part != null) {
            return "dashboard/resolve :: sweep";
        }
        offer(shop, me, model);
        return "dashboard/resolve";
    }
}
