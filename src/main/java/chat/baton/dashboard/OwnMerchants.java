package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Merchant;
import chat.baton.team.Team;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which of their merchants somebody means. */
@Component
class OwnMerchants {

    private final Team team;

    OwnMerchants(Team team) {
        this.team = team;
    }

    /**
     * @param asked an id; absent or blank when the person has only one
     * @throws Unusable when they have several and named none
     * @throws NoSuchThing when this is not one of theirs
     */
    MerchantId chosen(@Nullable String asked, AgentId me) {
        var mine = team.merchantsOf(me);
        if (asked == null || asked.isBlank()) {
            return only(mine);
        }
        return mine.stream()
                .filter(merchant -> merchant.value().equals(asked))
                .findFirst()
                .orElseThrow(() -> new NoSuchThing("merchant \"" + asked + "\" of yours"));
    }

    /** As {@link #chosen}, but who has several and names none gets the first by id. */
    MerchantId chosenOrFirst(@Nullable String asked, AgentId me) {
        return asked == null
                ? team.merchantsOf(me).stream()
                        .min(Comparator.comparing(MerchantId::value))
                        .orElseThrow(() -> new NoSuchThing("merchant of yours"))
                : chosen(asked, me);
    }

    /** By name. */
    List<Merchant> all(AgentId me) {
        var mine = team.merchantsOf(me);
        return team.merchants().stream()
                .filter(merchant -> mine.contains(merchant.id()))
                .sorted(Comparator.comparing(Merchant::name))
                .toList();
    }

    private static MerchantId only(Set<MerchantId> mine) {
        if (mine.size() != 1) {
            throw new Unusable(Texts.of("page.refusal.merchant-unclear"));
        }
        return mine.iterator().next();
    }
}
