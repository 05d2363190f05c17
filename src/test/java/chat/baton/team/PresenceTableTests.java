package chat.baton.team;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two tables stand for two nodes: they share nothing but the database. */
class PresenceTableTests {

    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    final PresenceTable here = new PresenceTable(TeamTables.JDBC);
    final PresenceTable there = new PresenceTable(TeamTables.JDBC);

    final MerchantId teaShop = MerchantId.of("tea-" + UUID.randomUUID());
    final AgentId ben = AgentId.of("ben-" + UUID.randomUUID());
    final AgentId carla = AgentId.of("carla-" + UUID.randomUUID());
    final UUID annasTalk = UUID.randomUUID();

    @Test
    void tellsOnEveryNodeWhoIsThereAndWhereTheyLook() {
        opens(ben, "Ben", "page-1", annasTalk, false);
        opens(carla, "Carla", "page-2", null, false);

        assertThat(peopleOn(there, NOON))
                .containsExactly(
                        new Present(ben, "Ben", false, Set.of(annasTalk), Set.of()),
                        new Present(carla, "Carla", false, Set.of(), Set.of()));
    }

    @Test
    void gathersAllPagesOfOnePerson() {
        var bobsTalk = UUID.randomUUID();
        opens(ben, "Ben", "left", annasTalk, true);
        opens(ben, "Ben", "right", bobsTalk, false);

        assertThat(peopleOn(here, NOON))
                .containsExactly(new Present(ben, "Ben", false, Set.of(annasTalk, bobsTalk), Set.of(annasTalk)));
    }

    @Test
    void forgetsWhoHasNoHeartbeatAnyMore() {
        opens(ben, "Ben", "page-1", null, false);

        assertThat(peopleOn(here, NOON.plusSeconds(30))).hasSize(1);
        assertThat(peopleOn(here, NOON.plusSeconds(31))).isEmpty();
        assertThat(here.isOnline(ben, NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void forgetsTypingSoonAndAtOnceInAnotherConversation() {
        opens(ben, "Ben", "page-1", annasTalk, true);
        assertThat(typing(NOON.plusSeconds(8))).containsExactly(annasTalk);
        assertThat(typing(NOON.plusSeconds(9))).isEmpty();

        here.beat(ben, "page-1", shown(UUID.randomUUID()), false, NOON.plusSeconds(1));
        assertThat(typing(NOON.plusSeconds(1))).isEmpty();
    }

    @Test
    void keepsWhatSomebodyChoseWhileNoPageIsOpen() {
        there.away(ben, NOON);
        there.away(ben, NOON.plusSeconds(5));
        opens(ben, "Ben", "page-1", null, false);

        assertThat(peopleOn(here, NOON)).extracting(Present::away).containsExactly(true);
        assertThat(here.isOnline(ben, NOON)).isFalse();

        here.back(ben);
        assertThat(there.isAway(ben)).isFalse();
        assertThat(there.isOnline(ben, NOON)).isTrue();
    }

    @Test
    void showsNobodyOfAnotherMerchant() {
        opens(ben, "Ben", "page-1", annasTalk, true);

        assertThat(here.of(Set.of(MerchantId.of("other-" + UUID.randomUUID())), NOON, NOON))
                .isEmpty();
        assertThat(here.of(Set.of(), NOON, NOON)).isEmpty();
    }

    @Test
    void tellsNothingOfAnotherMerchantsConversations() {
        var coffeeShop = MerchantId.of("coffee-" + UUID.randomUUID());
        here.open(ben, "page-1", "Ben", Set.of(teaShop, coffeeShop), NOON);
        here.beat(ben, "page-1", new Shown(annasTalk, coffeeShop), true, NOON);

        assertThat(peopleOn(here, NOON)).containsExactly(new Present(ben, "Ben", false, Set.of(), Set.of()));
        assertThat(here.of(Set.of(coffeeShop), NOON, NOON))
                .containsExactly(new Present(ben, "Ben", false, Set.of(annasTalk), Set.of(annasTalk)));
    }

    @Test
    void losesAPageThatIsClosed() {
        opens(ben, "Ben", "page-1", annasTalk, false);
        there.close(ben, "page-1");

        assertThat(peopleOn(here, NOON)).isEmpty();
        assertThat(here.beat(ben, "page-1", shown(annasTalk), false, NOON)).isFalse();
    }

    private void opens(AgentId agent, String name, String page, @Nullable UUID conversation, boolean typing) {
        assertThat(here.beat(agent, page, shown(conversation), typing, NOON)).isFalse();
        here.open(agent, page, name, Set.of(teaShop), NOON);
        assertThat(here.beat(agent, page, shown(conversation), typing, NOON)).isTrue();
    }

    private @Nullable Shown shown(@Nullable UUID conversation) {
        return conversation == null ? null : new Shown(conversation, teaShop);
    }

    private List<Present> peopleOn(PresenceTable node, Instant now) {
        return node.of(Set.of(teaShop), now.minus(Presence.HEARTBEAT_LASTS), now.minus(Presence.TYPING_LASTS));
    }

    private Set<UUID> typing(Instant now) {
        var people = here.of(Set.of(teaShop), now.minus(Duration.ofMinutes(1)), now.minus(Presence.TYPING_LASTS));
        return people.get(0).typesIn();
    }
}
