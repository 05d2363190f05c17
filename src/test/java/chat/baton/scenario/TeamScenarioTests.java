package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Agent;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Merchants and their people, on the engine's tenants, users and groups. */
@Scenario
class TeamScenarioTests {

    private static final MerchantId DEMO = MerchantId.of("demo");
    private static final MerchantId TEA = MerchantId.of("tea-shop");
    private static final AgentId TILDA = AgentId.of("tilda");

    @Autowired
    Team team;

    @Autowired
    IdentityService identity;

    @BeforeEach
    void aTeaShopHasOneAgent() {
        team.open(teaShop("Tea shop"));
        team.employ(new Agent(TILDA, "Tilda Tea", Set.of(Role.AGENT)), "first", Set.of(TEA));
    }

    @Test
    void theSandboxHasAShopAndItsPeople() {
        assertThat(team.merchant(DEMO)).hasValueSatisfying(demo -> {
            assertThat(demo.currency()).isEqualTo(Currency.getInstance("EUR"));
            assertThat(demo.country()).isEqualTo("DE");
            assertThat(demo.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        });
        assertThat(team.agents(DEMO))
                .extracting(agent -> agent.id().value())
                .contains("admin", "merchant", "agent-1", "agent-2");
        assertThat(team.agent(AgentId.of("agent-1")))
                .hasValue(new Agent(AgentId.of("agent-1"), "Ben Brooks", Set.of(Role.AGENT)));
    }

    @Test
    void aMerchantOpenedAgainIsBroughtUpToDate() {
        team.open(teaShop("Tea house"));

        assertThat(team.merchant(TEA))
                .hasValueSatisfying(shop -> assertThat(shop.name()).isEqualTo("Tea house"));
        assertThat(identity.createTenantQuery()
                        .tenantId("tea-shop")
                        .singleResult()
                        .getName())
                .isEqualTo("Tea house");
    }

    @Test
    void somebodyEmployedAgainKeepsTheirPassword() {
        team.employ(new Agent(TILDA, "Tilda", Set.of(Role.ADMIN)), "second", Set.of(DEMO));

        assertThat(identity.checkPassword("tilda", "first")).isTrue();
        assertThat(team.is(TILDA, Role.ADMIN)).isFalse();
        assertThat(team.merchantsOf(TILDA)).containsExactly(TEA);
    }

    @Test
    void agentsSeeTheirMerchantsAndAdminsAll() {
        assertThat(team.maySee(TILDA, TEA)).isTrue();
        assertThat(team.maySee(TILDA, DEMO)).isFalse();
        assertThat(team.merchantsOf(AgentId.of("admin"))).contains(TEA, DEMO);
        assertThat(team.merchantsOf(AgentId.of("nobody"))).isEmpty();
    }

    @Test
    void nobodyIsEmployedAsSomebodyOutside() {
        var outside = new Agent(AgentId.OUTSIDE, "Nobody", Set.of());

        assertThatThrownBy(() -> team.employ(outside, "x", Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Merchant teaShop(String name) {
        return new Merchant(TEA, name, Currency.getInstance("GBP"), "GB", Locale.UK, ZoneId.of("Europe/London"));
    }
}
