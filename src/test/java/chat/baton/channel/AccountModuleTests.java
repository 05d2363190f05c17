package chat.baton.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.baton.channel.messenger.Webhook;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Inbound;
import chat.baton.core.MerchantId;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Accounts in the database: connected, changed, switched off, and never readable there. */
class AccountModuleTests extends ChannelContext {

    private static final MerchantId LAMPS = MerchantId.of("lamps");
    private static final String OLD = "old:b2xkLWtleS1mb3ItY3JlZGVudGlhbHMtMzItYnl0ZXM=";
    private static final String NEW = "new:bmV3LWtleS1mb3ItY3JlZGVudGlhbHMtMzItYnl0ZXM=";

    @Autowired
    private AccountMemory memory;

    @Autowired
    private AccountHealth health;

    @Autowired
    private AccountTable table;

    private final String name = "page-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aConnectedAccountIsThereAtOnce() {
        connections.connect(LAMPS, "messenger", name, page());

        var account = accounts.get("messenger", name);
        assertThat(account.merchant()).isEqualTo(LAMPS);
        assertThat(account.enabled()).isTrue();
        assertThat(account.settings()).isEqualTo(page());
        assertThat(accounts.of(LAMPS)).contains(account);
    }

    @Test
    void credentialsAreNotReadableInTheTable() {
        connections.connect(LAMPS, "messenger", name, page());

        var row = jdbc.sql("select c::text from channel_account c where name = ?")
                .param(name)
                .query(String.class)
                .single();
        assertThat(row).contains(page().get("pageId")).doesNotContain("the-secret", "the-token", "the-word");
    }

    @Test
    void credentialsMovedToAnotherAccountAreOfNoUse() {
        connections.connect(LAMPS, "messenger", name, page());
        var other = name + "-2";
        connections.connect(LAMPS, "messenger", other, page(other));
        jdbc.sql("update channel_account set credentials = (select credentials from channel_account where name = ?),"
                        + " revision = nextval('channel_account_revision') where name = ?")
                .params(name, other)
                .update();
        memory.refresh();

        assertThat(accounts.find("messenger", other)).isEmpty();
        assertThat(accounts.find("messenger", name)).isPresent();
        jdbc.sql("delete from channel_account where name = ?").param(other).update();
    }

    @Test
    void whatIsLeftOutStaysAsItWas() {
        connections.connect(LAMPS, "messenger", name, page());
        connections.connect(LAMPS, "messenger", name, Map.of("pageToken", "another-token", "appSecret", ""));

        var account = accounts.get("messenger", name);
        assertThat(account.get("pageToken")).isEqualTo("another-token");
        assertThat(account.get("appSecret")).isEqualTo("the-secret");
    }

    @Test
    void aChangeOnAnotherNodeIsSeenSoon() {
        connections.connect(LAMPS, "messenger", name, page());
        assertThat(accounts.get("messenger", name).enabled()).isTrue();

        jdbc.sql(
                        "update channel_account set enabled = false, revision = nextval('channel_account_revision') where name = ?")
                .param(name)
                .update();

        await(() -> !accounts.get("messenger", name).enabled());
    }

    @Test
    void twoMerchantsCannotHaveTheSameNameOrTheSamePage() {
        connections.connect(LAMPS, "messenger", name, page());

        assertThatExceptionOfType(UnusableAccount.class)
                .isThrownBy(() -> connections.connect(MerchantId.of("books"), "messenger", name, page(name + "x")))
                .withMessageContaining("taken");
        assertThatExceptionOfType(UnusableAccount.class)
                .isThrownBy(() -> connections.connect(MerchantId.of("books"), "messenger", name + "-2", page()))
                .withMessageContaining("connected already");
    }

    @Test
    void aRowIsNeverWrittenByAnotherMerchant() {
        connections.connect(LAMPS, "messenger", name, page());
        var table = new AccountTable(jdbc, seal(NEW));

        assertThatExceptionOfType(UnusableAccount.class)
                .isThrownBy(() ->
                        table.save(new Account(MerchantId.of("books"), "messenger", name, true, page()), key -> true))
                .withMessageContaining("taken");
        assertThat(accounts.get("messenger", name).merchant()).isEqualTo(LAMPS);
    }

    @Test
    void anAccountWhoseKeyIsGoneHindersNoOther() {
        var table = new AccountTable(jdbc, seal(OLD));
        table.save(new Account(LAMPS, "messenger", name, true, page()), key -> true);

        memory.reseal();
        memory.refresh();

        assertThat(accounts.find("messenger", name)).isEmpty();
        assertThat(accounts.find("messenger", "lamps")).isPresent();
        jdbc.sql("delete from channel_account where name = ?").param(name).update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UPPER", "with space", "-hyphen", "a/b", "ü"})
    void aNameHasToFitIntoAnAddress(String unfit) {
        assertThatExceptionOfType(UnusableAccount.class)
                .isThrownBy(() -> connections.connect(LAMPS, "messenger", unfit, page()));
    }

    @Test
    void whatIsMissingMalformedOrUnknownIsTold() {
        var without = new HashMap<>(page());
        without.remove("appSecret");
        refuses(without, "App secret");
        refuses(with("appId", "not a number"), "App ID");
        refuses(with("password", "x"), "password");
        refuses(with("pageToken", "x".repeat(5000)), "Page access token");
        assertThatExceptionOfType(UnusableAccount.class)
                .isThrownBy(() -> connections.connect(LAMPS, "pigeon", name, Map.of()))
                .withMessageContaining("pigeon");
        assertThat(accounts.find("messenger", name)).isEmpty();
    }

    private void refuses(Map<String, String> settings, String why) {
        assertThatExceptionOfType(UnusableAccount.class)
                .isThrownBy(() -> connections.connect(LAMPS, "messenger", name, settings))
                .withMessageContaining(why)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("the-secret", "the-token"));
    }

    @Test
    void anAccountSwitchedOffTakesNoWebhookAndKeepsItsMessages() {
        connections.connect(LAMPS, "messenger", name, page());
        var body = Webhook.envelope().replace("PAGE1", page().get("pageId"));
        assertThat(post(body)).isEqualTo(200);

        connections.enable("messenger", name, false);
        connections.connect(LAMPS, "messenger", name, Map.of("pageToken", "renewed"));
        assertThat(post(body)).isEqualTo(404);
        assertThat(waits()).isEqualTo(1);

        connections.enable("messenger", name, true);
        assertThat(post(body)).isEqualTo(200);
        assertThat(waits()).isZero();
    }

    @Test
    void whatIsToldOfAnAccountThatIsOffInAnothersWebhookIsHandledWhenItIsOnAgain() {
        connections.connect(LAMPS, "messenger", name, page());
        connections.connect(LAMPS, "messenger", name + "-2", page(name + "-2"));
        connections.enable("messenger", name + "-2", false);
        var here = new CustomerRef(LAMPS, "messenger", name, "PSID-" + UUID.randomUUID());
        var there = new CustomerRef(LAMPS, "messenger", name + "-2", "PSID-" + UUID.randomUUID());

        assertThat(post(entries(entry(page(name + "-2"), there, "hello")))).isEqualTo(200);
        assertThat(post(entries(entry(page(), here, "hi"), entry(page(name + "-2"), there, "are you there?"))))
                .isEqualTo(200);
        await(() -> !said(here).isEmpty() && held() == 2);
        assertThat(conversations.find(there)).isEmpty();

        connections.enable("messenger", name + "-2", true);
        await(() -> bot.heardFrom(there).size() == 2);
        assertThat(bot.heardFrom(there)).containsExactly("hello", "are you there?");
    }

    @Test
    void whatIsToldOfAnAccountThisNodeHasNotSeenYetIsHandled() {
        connections.connect(LAMPS, "messenger", name, page());
        var anna = new CustomerRef(LAMPS, "messenger", name + "-2", "PSID-" + UUID.randomUUID());
        table.save(new Account(LAMPS, "messenger", name + "-2", true, page(name + "-2")), key -> true);

        assertThat(post(entries(entry(page(name + "-2"), anna, "hello")))).isEqualTo(200);

        await(() -> said(anna).contains("customer: hello"));
    }

    private static String entries(String... entries) {
        return "{\"object\":\"page\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String entry(Map<String, String> page, CustomerRef from, String text) {
        return "{\"id\":\"" + page.get("pageId") + "\",\"messaging\":[{\"sender\":{\"id\":\"" + from.externalId()
                + "\"},\"recipient\":{\"id\":\"" + page.get("pageId") + "\"},\"timestamp\":"
                + System.currentTimeMillis() + ",\"message\":{\"mid\":\"m_" + UUID.randomUUID() + "\",\"text\":\""
                + text + "\"}}]}";
    }

    private long held() {
        return jdbc.sql("select count(*) from inbound_event where account = ? and status = 'held'")
                .param(name + "-2")
                .query(Long.class)
                .single();
    }

    private int post(String body) {
        var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var signature = "sha256=" + java.util.HexFormat.of().formatHex(Hmac.sha256("the-secret", bytes));
        return Webhook.post(port, name, bytes, signature);
    }

    private long waits() {
        return jdbc.sql("select count(*) from account_pause where account = ? and until > now()")
                .param(name)
                .query(Long.class)
                .single();
    }

    @Test
    void itsStatusTellsWhenItWasHeardAndSinceWhenItFails() {
        connections.connect(LAMPS, "messenger", name, page());
        var account = accounts.get("messenger", name);
        assertThat(accounts.status(account)).isEqualTo(new AccountStatus(null, null, null, null, false));

        post(Webhook.envelope().replace("PAGE1", page().get("pageId")));
        health.paused(account, Answers.repair("131031"));
        var failing = accounts.status(account);
        assertThat(failing.lastWebhook()).isNotNull();
        assertThat(failing.failure()).isEqualTo("no permission: 131031");
        assertThat(failing.tokenExpired()).isFalse();
        health.paused(account, Answers.tokenExpired("190"));
        assertThat(accounts.status(account).tokenExpired()).isTrue();
        assertThat(accounts.status(account).failingSince()).isEqualTo(failing.failingSince());

        health.took(account);
        var well = accounts.status(account);
        assertThat(well.lastDelivery()).isNotNull();
        assertThat(well.failingSince()).isNull();
        assertThat(well.failure()).isNull();
        assertThat(well.tokenExpired()).isFalse();
    }

    @Test
    void savingItAgainTriesWhatWaitsAtOnce() {
        connections.connect(LAMPS, "messenger", name, page());
        var anna = new CustomerRef(LAMPS, "messenger", name, "PSID-" + UUID.randomUUID());
        conversations.record(new Inbound(anna, null, Instant.now(), Content.text("hi")));
        SEND_API.stubFor(WireMock.post(urlPathMatching("/v25.0/.*/messages"))
                .willReturn(aResponse().withStatus(401).withBody("{\"error\":{\"code\":190}}")));
        var conversation = conversationOf(anna).id();
        conversations.reply(conversation, Author.BOT, Content.text("hello"), null);
        await(() -> waits() == 1 && deliveries.of(conversation).get(2).status().equals("queued"));
        assertThat(accounts.status(accounts.get("messenger", name)).tokenExpired())
                .isTrue();
        SEND_API.resetAll();
        SEND_API.stubFor(
                WireMock.post(urlPathMatching("/v25.0/.*/messages")).willReturn(okJson("{\"message_id\":\"m\"}")));

        connections.connect(LAMPS, "messenger", name, Map.of("pageToken", "renewed"));

        await(() -> deliveries.of(conversation).get(2).status().equals("sent"));
        assertThat(waits()).isZero();
        assertThat(accounts.status(accounts.get("messenger", name)).failingSince())
                .isNull();
    }

    @Test
    void aChangedKeySealsAgainWhatTheOldOneSealed() {
        var before = new AccountTable(jdbc, seal(OLD));
        var account = new Account(LAMPS, "messenger", name, true, page());
        before.save(account, key -> key.equals("pageToken"));

        var both = new AccountTable(jdbc, seal(NEW + "," + OLD));
        assertThat(found(both)).containsExactly(account);
        jdbc.sql("update channel_account set credentials = ? where name = ?")
                .params(resealed(), name)
                .update();
        assertThat(found(new AccountTable(jdbc, seal(NEW)))).containsExactly(account);
        assertThat(found(before)).isEmpty();

        jdbc.sql("delete from channel_account where name = ?").param(name).update();
    }

    /** As {@link AccountTable#reseal} does it, for this test's account alone. */
    private String resealed() {
        var sealed = jdbc.sql("select credentials from channel_account where name = ?")
                .param(name)
                .query(String.class)
                .single();
        var both = seal(NEW + "," + OLD);
        assertThat(both.isCurrent(sealed)).isFalse();
        return both.seal(both.open(sealed));
    }

    private List<Account> found(AccountTable table) {
        return table.all().stream()
                .filter(account -> account.name().equals(name))
                .toList();
    }

    private static CredentialSeal seal(String keys) {
        return new CredentialSeal(new AccountSettings(keys, java.time.Duration.ofSeconds(2)));
    }

    private Map<String, String> page() {
        return page(name);
    }

    private static Map<String, String> page(String of) {
        return Map.of(
                "pageId", "id_" + of.replace('-', '_'),
                "appSecret", "the-secret",
                "verifyToken", "the-word",
                "pageToken", "the-token");
    }

    private Map<String, String> with(String key, String value) {
        var settings = new HashMap<>(page());
        settings.put(key, value);
        return settings;
    }
}
