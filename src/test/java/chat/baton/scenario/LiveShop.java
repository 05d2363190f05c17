package chat.baton.scenario;

import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Agent;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** A shop of one test's own, with one agent, Vera Voss, and nobody else's customers. */
class LiveShop {

    private final MerchantId id =
            MerchantId.of("live-" + UUID.randomUUID().toString().substring(0, 8));
    private final AgentId vera = AgentId.of("vera-" + id.value());
    private final Conversations conversations;

    LiveShop(Team team, Conversations conversations) {
        this.conversations = conversations;
        team.open(new Merchant(id, "Live", Currency.getInstance("EUR"), "DE", Locale.ENGLISH, ZoneOffset.UTC));
        team.employ(new Agent(vera, "Vera Voss", Set.of(Role.AGENT)), "sandbox", Set.of(id));
    }

    AgentId vera() {
        return vera;
    }

    /** @param name what the customer is called, and known by */
    ConversationId hears(String name, String text) {
        var ref = new CustomerRef(id, "messenger", "live", name);
        conversations.record(new Inbound(ref, UUID.randomUUID().toString(), Instant.now(), Content.text(text)));
        var found = conversations.find(ref).orElseThrow();
        if (found.customer().name() == null) {
            conversations.introduced(found.customer().id(), name, null);
        }
        return found.id();
    }
}
