package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.BrowserTest;
import chat.baton.channel.Connections;
import chat.baton.conversation.ConversationFilter;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.sandbox.DemoAccount;
import chat.baton.sandbox.StandIn;
import chat.baton.team.Presence;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * The same flow on every channel the sandbox plays, from the trigger word to the paid order, with a person in between.
 * Messenger's messages go to the tests' own stand-in, so its checkout is in {@link CheckoutScenarioTests}. The phones'
 * screens are kept in {@code target/screens}.
 */
@BrowserTest
@Scenario
@ExtendWith(OutputCaptureExtension.class)
class EveryChannelScenarioTests {

    private static final Browsers BROWSERS = new Browsers();
    private static final AgentId BEN = AgentId.of("agent-1");

    @Autowired
    World world;

    @Autowired
    Conversations conversations;

    @Autowired
    Connections connections;

    @Autowired
    Presence presence;

    @Autowired
    List<StandIn> channels;

    @Autowired
    List<DemoAccount> accounts;

    @AfterAll
    static void closeTheBrowser() {
        BROWSERS.close();
    }

    @TestFactory
    Stream<DynamicTest> aCustomerBuysAndAPersonHelpsInBetween(CapturedOutput log) {
        return channels.stream()
                .filter(channel -> !channel.kind().equals("messenger"))
                .map(channel -> DynamicTest.dynamicTest("on " + channel.label(), () -> {
                    buys(channel);
                    assertThat(log.getAll()).doesNotContain(credentialsOf(channel));
                }));
    }

    @TestFactory
    Stream<DynamicTest> whoWritesAgainAfterTheirConversationWasResolvedIsAnswered() {
        return channels.stream()
                .filter(channel -> !channel.kind().equals("messenger"))
                .map(channel -> DynamicTest.dynamicTest("on " + channel.label(), () -> writesAgain(channel)));
    }

    /** The bot, where nobody had helped; else who had, as they are still there. */
    private void writesAgain(StandIn channel) {
        var phone = new SandboxPhone(world.port(), channel.kind(), customerOf(channel));
        phone.writes("MUG").reads("Which one");
        var conversation = conversationOf(channel);
        var ben = world.agent("agent-1");
        ben.resolves(conversation.toString());

        phone.writes("MUG").reads("Which one");
        assertThat(conversations.find(conversation).orElseThrow().status()).isEqualTo("open");

        presence.here(BEN, channel.kind(), null, false);
        ben.takesOver(conversation.toString());
        ben.resolves(conversation.toString());
        phone.writes("Thank you");
        await().until(() -> conversations.find(conversation).orElseThrow().heldBy(Holder.agent(BEN)));
        presence.gone(BEN, channel.kind());
        ben.writes(conversation.toString(), "You are welcome");
        phone.reads("You are welcome");
        ben.resolves(conversation.toString());
    }

    @TestFactory
    Stream<DynamicTest> nobodyReadsItsCredentials() {
        var mara = new Api(world.port(), "merchant");
        var visitor = new Visitor(world.port()).signsIn("merchant");
        return accounts.stream()
                .map(account -> DynamicTest.dynamicTest("of " + account.label(), () -> {
                    var path = account.kind() + "/" + DemoAccount.NAME;
                    var answer = mara.get("/api/v1/channel-accounts/" + path).body();
                    assertThat(answer.path("enabled").asBoolean()).isTrue();
                    assertThat(answer.toString()).doesNotContain(credentialsOf(account));
                    assertThat(visitor.gets("/channels/" + path).body())
                            .contains("Switch off")
                            .doesNotContain(credentialsOf(account));
                }));
    }

    private String[] credentialsOf(DemoAccount account) {
        var form = connections.forms().get(account.kind());
        var credentials = account.account().entrySet().stream()
                .filter(setting -> form.isSecret(setting.getKey()))
                .map(Map.Entry::getValue)
                .toArray(String[]::new);
        return credentials.length == 0 ? new String[] {"sandbox-" + account.kind() + "-secret"} : credentials;
    }

    private void buys(StandIn channel) {
        var customer = customerOf(channel);
        var phone = new SandboxPhone(world.port(), channel.kind(), customer);
        phone.writes("MUG").reads("Which one").chooses("Blue").reads("How many");

        helps(channel, phone);

        phone.writes("1").reads("name").writes("Anna Meier").reads("e-mail").writes("anna@example.com");
        phone.reads("phone").writes("+49 30 901820").reads("Where").writes("Lindenweg 7, 10969 Berlin");
        phone.reads("How shall we deliver")
                .chooses("Standard")
                .reads("Is everything right?")
                .chooses("Yes, order");
        phone.reads("/sandbox/pay/").pays().reads("A-");
        photograph(channel, customer);
    }

    private static String customerOf(StandIn channel) {
        return channel.customerId(ThreadLocalRandom.current().nextLong(1_000, 99_999_999));
    }

    /** Takes over, answers, and lets the flow go on: the bot is silent in between and asks its question again. */
    private void helps(StandIn channel, SandboxPhone phone) {
        var ben = world.agent("agent-1");
        var conversation = conversationOf(channel);
        ben.takesOver(conversation.toString());
        var received = phone.received();
        phone.writes("Is it dishwasher proof?");
        await().until(() ->
                conversations.find(conversation).orElseThrow().lastText().contains("dishwasher"));
        ben.writes(conversation.toString(), "Ben here. Yes, it is.");
        phone.reads("Ben here.");
        assertThat(phone.received()).as("only the person has answered").isEqualTo(received + 1);

        ben.transfers(conversation.toString(), Map.of("action", "resume"));
        phone.reads("automatic assistant").reads("How many");
    }

    /** The newest one of the channel: what a provider calls a customer need not be what the phone does. */
    private ConversationId conversationOf(StandIn channel) {
        var filter = ConversationFilter.of(Set.of(MerchantId.of("demo"))).on(channel.kind());
        return conversations.list(filter, null, 1).items().get(0).id();
    }

    private void photograph(StandIn channel, String customer) {
        var page = BROWSERS.anyone(world.port(), "/sandbox?channel=" + channel.kind() + "&customer=" + customer);
        page.getByText("A-").last().waitFor();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/" + channel.kind() + ".png")));
        assertThat(new Axe(page).faults()).isEmpty();
        page.context().close();
    }
}
