package chat.baton.team;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** At each start, before anything else: groups, what they may do, the configured merchants. Safe to repeat. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@EnableConfigurationProperties({MerchantSettings.class, TeamSettings.class})
class TeamSetup implements ApplicationRunner {

    private final MerchantTable merchants;
    private final People people;
    private final Grants grants;
    private final TaskLists taskLists;
    private final MerchantSettings settings;
    private final Team team;

    TeamSetup(
            MerchantTable merchants,
            People people,
            Grants grants,
            TaskLists taskLists,
            MerchantSettings settings,
            Team team) {
        this.merchants = merchants;
        this.people = people;
        this.grants = grants;
        this.taskLists = taskLists;
        this.settings = settings;
        this.team = team;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        merchants.waitForOtherNodes();
        people.addGroup(Role.AGENT, "Agents", "WORKFLOW");
        people.addGroup(Role.MERCHANT, "Merchants", "WORKFLOW");
        people.addGroup(Role.ADMIN, "Admins", "SYSTEM");
        grants.grantAll();
        taskLists.create();
        settings.all().forEach(team::open);
    }
}
