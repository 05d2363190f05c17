package chat.baton.team;

import chat.baton.core.MerchantId;
import chat.baton.core.TeamId;

/** A team is no more: who waits for it waits for everybody. Told inside the transaction. */
public record TeamDissolved(MerchantId merchant, TeamId team) {}
