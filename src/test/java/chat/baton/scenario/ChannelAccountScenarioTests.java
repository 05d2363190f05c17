package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Accounts;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.util.HtmlUtils;

/** A merchant connects an account, by REST and by page, and nobody reads its credentials anywhere. */
@Scenario
@ExtendWith(OutputCaptureExtension.class)
class ChannelAccountScenarioTests {

    private static final String SECRET = "app-secret-nobody-may-read";
    private static final String TOKEN = "page-token-nobody-may-read";
    private static final String WORD = "verify-word-nobody-may-read";

    @Autowired
    World world;

    @Autowired
    Team team;

    @Autowired
    Accounts accounts;

    Api mara;
    String name;
    String account;

    @BeforeEach
    void maraIsAtWork() {
        mara = new Api(world.port(), "merchant");
        name = "page-" + UUID.randomUUID().toString().substring(0, 8);
        account = "/api/v1/channel-accounts/messenger/" + name;
    }

    @Test
    void aChannelTellsWhatItAsksFor() {
        var messenger = World.find(mara.get("/api/v1/channels").body().path("items"), "channel", "messenger");

        assertThat(messenger.path("label").asText()).isEqualTo("Messenger");
        assertThat(messenger.path("fields").findValuesAsText("key")).contains("pageId", "appSecret", "pageToken");
        assertThat(messenger.path("steps").toString()).contains("{webhook}");
    }

    @Test
    void aGermanMerchantIsToldInGermanWhatToDoAtAnyProvider() {
        var page = new Visitor(world.port()).signsIn("merchant");
        for (var channel : mara.get("/api/v1/channels").body().path("items")) {
            var said = new ArrayList<String>();
            channel.path("steps").forEach(step -> said.add(step.asText()));
            said.addAll(channel.path("fields").findValuesAsText("hint"));
            said.removeIf(String::isEmpty);
            var german = page.gets("/channels/" + channel.path("channel").asText(), "Accept-Language", "de")
                    .body();

            assertThat(said).hasSizeGreaterThan(2).allSatisfy(english -> assertThat(HtmlUtils.htmlUnescape(german))
                    .doesNotContain(">" + english.replaceAll("\\{.*", "")));
        }
    }

    @Test
    void everybodyIsToldWhoseTokenHasExpiredUntilItIsRenewed() {
        mara.put(account, Map.of("settings", settings("7")));
        var ben = new Visitor(world.port()).signsIn("agent-1");
        var page = new Visitor(world.port()).signsIn("merchant");
        assertThat(ben.gets("/").body()).doesNotContain("Messenger account " + name);

        accounts.unusable(accounts.get("messenger", name), "190 Session has expired");

        assertThat(ben.gets("/").body())
                .contains("Messenger account " + name + " sends nothing since", "its token has expired")
                .doesNotContain("/channels/messenger/" + name);
        assertThat(page.gets("/settings").body()).contains("/channels/messenger/" + name);
        assertThat(page.gets("/channels").body()).contains("Token expired");
        assertThat(page.gets("/channels/messenger/" + name).body()).contains("Its messages wait");
        assertThat(mara.get(account).body().at("/status/tokenExpired").asBoolean())
                .isTrue();

        mara.put(account, Map.of("settings", Map.of("pageToken", "renewed")));
        assertThat(ben.gets("/").body()).doesNotContain("Messenger account " + name);
        assertThat(mara.get(account).body().at("/status/tokenExpired").asBoolean())
                .isFalse();
    }

    @Test
    void anAccountIsConnectedChangedAndSwitchedOffWithoutARestart() {
        var made = mara.put(account, Map.of("settings", settings("1")));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body().path("webhook").asText()).endsWith("/hooks/messenger/" + name);
        assertThat(made.body().path("settings").path("pageId").asText()).isEqualTo(pageId("1"));
        assertThat(made.body().path("kept").toString()).contains("appSecret", "pageToken", "verifyToken");
        assertThat(confirmed()).isEqualTo(200);

        mara.put(account, Map.of("settings", Map.of("verifyToken", "another")));
        assertThat(confirmed()).isEqualTo(403);

        assertThat(mara.post(account + "/disable", Map.of())
                        .body()
                        .path("enabled")
                        .asBoolean())
                .isFalse();
        assertThat(confirmed()).isEqualTo(404);
        assertThat(mara.post(account + "/enable", Map.of())
                        .body()
                        .path("enabled")
                        .asBoolean())
                .isTrue();
    }

    private int confirmed() {
        return new Visitor(world.port())
                .gets("/hooks/messenger/" + name + "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + WORD)
                .statusCode();
    }

    @Test
    void whatIsMissingIsToldInTheProvidersWords() {
        var refused = mara.put(account, Map.of("settings", Map.of("pageId", pageId("1"))));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("type").asText()).isEqualTo("urn:baton:problem:unusable-account");
        assertThat(refused.body().path("detail").asText()).contains("missing");
        assertThat(mara.get(account).status()).isEqualTo(404);
    }

    @Test
    void agentsMayNotAndAnotherMerchantSeesNothing() {
        mara.put(account, Map.of("settings", settings("2")));
        var agent = new Api(world.port(), "agent-1");
        assertThat(agent.get("/api/v1/channel-accounts").status()).isEqualTo(403);
        assertThat(agent.put(account, Map.of("settings", Map.of())).status()).isEqualTo(403);
        assertThat(new Visitor(world.port())
                        .signsIn("agent-1")
                        .gets("/channels")
                        .statusCode())
                .isEqualTo(403);

        var stranger = merchantOfAnotherShop();
        assertThat(stranger.get("/api/v1/channel-accounts").body().path("items"))
                .isEmpty();
        assertThat(stranger.get(account).status()).isEqualTo(404);
        assertThat(stranger.post(account + "/disable", Map.of()).status()).isEqualTo(404);
        assertThat(stranger.put(account, Map.of("settings", settings("3"))).status())
                .isEqualTo(400);
        assertThat(new Visitor(world.port())
                        .signsIn("channel-stranger")
                        .gets("/channels/messenger/" + name)
                        .statusCode())
                .isEqualTo(404);
    }

    private Api merchantOfAnotherShop() {
        var other = MerchantId.of("channel-shop");
        team.open(new Merchant(
                other, "Other shop", Currency.getInstance("USD"), "US", Locale.ENGLISH, ZoneId.of("America/New_York")));
        team.employ(
                new chat.baton.team.Agent(AgentId.of("channel-stranger"), "Sam Stranger", Set.of(Role.MERCHANT)),
                "sandbox",
                Set.of(other));
        return new Api(world.port(), "channel-stranger");
    }

    @Test
    void aTestReachesWhoWroteToTheAccountAndNobodyElses() {
        var anna = world.customer().writes("menu").reads("automatic assistant");
        var conversation = world.idOf(anna);

        var sent = mara.post("/api/v1/channel-accounts/messenger/demo/test", Map.of("conversation", conversation));
        assertThat(sent.status()).isEqualTo(202);
        anna.reads("test message from Baton");

        mara.put(account, Map.of("settings", settings("4")));
        assertThat(mara.post(account + "/test", Map.of("conversation", conversation))
                        .status())
                .isEqualTo(404);
        world.agent("agent-1").takesOver(conversation);
        assertThat(mara.post("/api/v1/channel-accounts/messenger/demo/test", Map.of("conversation", conversation))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void thePageConnectsAnAccountAndSaysWhatIsWrong() {
        var visitor = new Visitor(world.port()).signsIn("merchant");
        assertThat(visitor.gets("/channels").body()).contains("Messenger", "demo", "Connect another account");
        assertThat(visitor.gets("/channels/messenger").body())
                .contains("App secret", "callback URL", "/hooks/messenger/NAME");

        var missing = visitor.sends(
                "/channels/messenger", Map.of("name", name, "setting.pageId", pageId("5")), "/channels/messenger");
        assertThat(missing.headers().firstValue("Location").orElseThrow()).endsWith("/channels/messenger");
        assertThat(visitor.gets("/channels/messenger").body()).contains("is missing", pageId("5"));

        var fields = new java.util.HashMap<String, String>();
        settings("5").forEach((key, value) -> fields.put("setting." + key, value));
        fields.put("name", name);
        var saved = visitor.sends("/channels/messenger", fields, "/channels/messenger");
        assertThat(saved.headers().firstValue("Location").orElseThrow()).endsWith("/channels/messenger/" + name);
        assertThat(visitor.gets("/channels/messenger/" + name).body())
                .contains("Saved.", "/hooks/messenger/" + name, "Write to this account from your own phone");
        assertThat(mara.get(account).body().path("settings").path("pageId").asText())
                .isEqualTo(pageId("5"));
    }

    @Test
    void credentialsAreNowhereToBeRead(CapturedOutput log) {
        var answers = new StringBuilder();
        answers.append(mara.put(account, Map.of("settings", settings("6"))).body());
        answers.append(mara.put(account, Map.of("settings", Map.of("appId", "no", "appSecret", SECRET)))
                .body());
        answers.append(mara.get(account).body());
        answers.append(mara.get("/api/v1/channel-accounts").body());
        var visitor = new Visitor(world.port()).signsIn("merchant");
        answers.append(visitor.gets("/channels").body());
        answers.append(visitor.gets("/channels/messenger/" + name).body());
        answers.append(visitor.posts("/hooks/messenger/" + name, "{}").body());

        assertThat(answers).contains(name).doesNotContain(SECRET, TOKEN, WORD);
        assertThat(log.getAll()).doesNotContain(SECRET, TOKEN, WORD);
    }

    private Map<String, String> settings(String number) {
        return Map.of("pageId", pageId(number), "appSecret", SECRET, "verifyToken", WORD, "pageToken", TOKEN);
    }

    private String pageId(String number) {
        return "P" + number + name.replace('-', '_');
    }
}
