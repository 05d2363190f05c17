package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Team;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose thing something new is: who works for one merchant need not say so. */
@Component
class OneMerchant {

    private final Team team;

    OneMerchant(Team team) {
        this.team = team;
    }

    /**
     * @param asked absent when the person has only one
     * @throws Unusable when they have several, or not this one
     */
    MerchantId of(@Nullable String asked, AgentId me) {
        var mine = team.merchantsOf(me);
        return asked == null || asked.isBlank()
                ? only(mine)
                : mine.stream()
                        .filter(merchant -> merchant.value().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> new Unusable("You have no merchant \"" + asked + "\""));
    }

    private static MerchantId only(Set<MerchantId> mine) {
        if (mine.size() != 1) {
            throw new Unusable("Say which merchant it is for");
        }
        return mine.iterator().next();
    }
}
