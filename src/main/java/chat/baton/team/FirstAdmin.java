package chat.baton.team;

import chat.baton.core.AgentId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the user {@code admin} when nobody could administer this installation. Its password is the setting
 * {@code baton.team.admin-password} (environment: {@code BATON_ADMIN_PASSWORD}). Without one a random password is made
 * up and told once, in a line at level WARN: the only secret Baton ever logs. Where logs are kept, set the password
 * beforehand, or change it at the first sign-in. Comes after the sandbox, which brings an admin of its own.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstAdmin implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    private static final AgentId ID = AgentId.of("admin");

    private final MerchantTable merchants;
    private final People people;
    private final Team team;
    private final TeamSettings settings;

    FirstAdmin(MerchantTable merchants, People people, Team team, TeamSettings settings) {
        this.merchants = merchants;
        this.people = people;
        this.team = team;
        this.settings = settings;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        merchants.waitForOtherNodes();
        if (people.isThereAny(Role.ADMIN) || people.exists(ID)) {
            return;
        }
        if (settings.adminPassword().isBlank()) {
            var password = random();
            employ(password);
            LOG.warn(
                    "First start: sign in as \"{}\" with password {} and change it. It is not told again.",
                    ID,
                    password);
        } else {
            employ(settings.adminPassword());
        }
    }

    private void employ(String password) {
        team.employ(new Agent(ID, "Admin", Set.of(Role.ADMIN)), password, Set.of());
    }

    private static String random() {
        var bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
