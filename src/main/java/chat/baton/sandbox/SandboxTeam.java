package chat.baton.sandbox;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Agent;
import chat.baton.team.CannedReplies;
import chat.baton.team.CannedReply;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The shop to try Baton with and the people who run it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
@ConditionalOnProperty("baton.sandbox.enabled")
class SandboxTeam implements ApplicationRunner {

    static final MerchantId DEMO = MerchantId.of("demo");
    static final String PASSWORD = "sandbox";

    private static final List<CannedReply> REPLIES = List.of(
            new CannedReply("hello", "Greeting", "Hello {customer}, this is {agent}. How can I help?"),
            new CannedReply(
                    "returns", "How to return", "You can send back anything within 30 days, and we pay for it."),
            new CannedReply("thanks", "Goodbye", "Thank you for writing to {merchant}. Have a nice day!"));

    private final Team team;
    private final CannedReplies replies;

    SandboxTeam(Team team, CannedReplies replies) {
        this.team = team;
        this.replies = replies;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        team.open(new Merchant(
                DEMO,
                "Baton Demo Shop",
                Currency.getInstance("EUR"),
                "DE",
                Locale.ENGLISH,
                ZoneId.of("Europe/Berlin")));
        employ("admin", "Ada Admin", Role.ADMIN);
        employ("merchant", "Mara Merchant", Role.MERCHANT);
        employ("agent-1", "Ben Brooks", Role.AGENT);
        employ("agent-2", "Carla Cruz", Role.AGENT);
        if (replies.of(DEMO).isEmpty()) {
            REPLIES.forEach(reply -> replies.put(DEMO, reply));
        }
    }

    private void employ(String id, String name, Role role) {
        team.employ(new Agent(AgentId.of(id), name, Set.of(role)), PASSWORD, Set.of(DEMO));
    }
}
