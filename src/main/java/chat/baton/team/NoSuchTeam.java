package chat.baton.team;

import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;

/** The merchant has no such team. */
public class NoSuchTeam extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchTeam(TeamId team, MerchantId merchant) {
        super("Merchant " + merchant + " has no team " + team);
    }
}
