package chat.baton.team;

import chat.baton.core.MerchantId;
import java.util.UUID;

/** A conversation that a page shows, and whose it is. */
public record Shown(UUID conversation, MerchantId merchant) {}
