package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.baton.channel.Samples;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Customers and agents show each other pictures. */
@Scenario
class MediaScenarioTests {

    @Autowired
    World world;

    @Autowired
    Team team;

    Customer anna;
    Agent ben;
    String conversation;

    @BeforeEach
    void annaAsksForAPersonAndBenTakesOver() {
        anna = world.customer().writes("help").reads("person");
        conversation = world.idOf(anna);
        ben = world.agent("agent-1");
        assertThat(ben.takesOver(conversation).status()).isEqualTo(200);
    }

    @Test
    void anAgentSeesThePictureACustomerSendsAndShowsOne() throws Exception {
        anna.sendsPicture(own("/sandbox/images/LAMP.png"));
        var shown = picture();

        var file = ben.api().download("/api/v1" + shown);
        assertThat(file.body()).isEqualTo(opens(own("/sandbox/images/LAMP.png")).body());
        assertThat(file.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(file.headers().firstValue("Cache-Control")).contains("no-cache, private");
        assertThat(file.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(new Visitor(world.port()).signsIn("agent-1").gets(page()).body())
                .contains("<img src=\"" + shown + "\"");

        var answer = attach("shade.png", Samples.png());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/content/url").asText()).startsWith("/media/");
        var link = linkSentToAnna();
        assertThat(link).startsWith(own("/media/public/"));
        assertThat(opens(link).body()).isEqualTo(Samples.png());
    }

    @Test
    void onlyPeopleOfTheMerchantSeeAPicture() throws Exception {
        anna.sendsPicture(own("/sandbox/images/LAMP.png"));
        var shown = picture();

        assertThat(world.agent("admin").api().download("/api/v1" + shown).statusCode())
                .isEqualTo(200);
        assertThat(strangerOfAnotherMerchant().api().download("/api/v1" + shown).statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(world.port()).gets(shown).statusCode()).isEqualTo(302);
        assertThat(opens(own(shown.replace("/media/", "/media/public/"))).statusCode())
                .isEqualTo(404);
        assertThat(ben.api()
                        .download("/api/v1/media/01a207aa-8c82-7e77-b50a-fa2818c635af")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAgentReadsWhyThereIsNoPicture() {
        anna.sendsPicture(own("/sandbox/images/UNICORN.png"));
        var shown = url();

        await().until(() -> ben.api().download("/api/v1" + shown).statusCode() == 410);
        assertThat(new Visitor(world.port()).signsIn("agent-1").gets(page()).body())
                .contains("The image is not given by its provider, which answered 404.");
    }

    @Test
    void anAgentSendsAFileByThePage() throws Exception {
        var browser = new Visitor(world.port()).signsIn("agent-1");

        assertThat(browser.uploads(page() + "/attachments", "size chart.pdf", pdf(), page())
                        .body())
                .contains("size chart.pdf, 1 kB");

        assertThat(browser.gets(page()).body()).contains("size chart.pdf, 1 kB");
        var file = opens(linkSentToAnna());
        assertThat(file.body()).isEqualTo(pdf());
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(disposition -> assertThat(disposition).startsWith("attachment;"));
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverItIsCalled() {
        var refused = attach("shade.png", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("detail").asText())
                .isEqualTo("The file is of a type that is not accepted, text/html.");
        assertThat(ben.api().post(attachments(), new Form().with("other", "x")).status())
                .isEqualTo(400);
        var browser = new Visitor(world.port()).signsIn("agent-1");
        assertThat(browser.uploads(page() + "/attachments", "empty.png", new byte[0], page())
                        .body())
                .contains("The file is empty.");
    }

    @Test
    void onlyTheHolderSendsFiles() {
        var carla = world.agent("agent-2").api();
        var form = new Form().with("file", "shade.png", "image/png", Samples.png());

        assertThat(carla.post(attachments(), form).status()).isEqualTo(409);
        assertThat(strangerOfAnotherMerchant().api().post(attachments(), form).status())
                .isEqualTo(404);
    }

    private Api.Answer attach(String name, byte[] bytes) {
        return ben.api().post(attachments(), new Form().with("file", name, "image/png", bytes));
    }

    private String attachments() {
        return "/api/v1" + page() + "/attachments";
    }

    private String page() {
        return "/conversations/" + conversation;
    }

    private String own(String path) {
        return "http://localhost:" + world.port() + path;
    }

    /** The path of the picture in the transcript, once it is there. */
    private String picture() {
        var shown = url();
        await().until(() -> ben.api().download("/api/v1" + shown).statusCode() == 200);
        return shown;
    }

    private String url() {
        return await().until(
                        () -> ben.readsTranscript(conversation).stream()
                                .map(message -> message.at("/content/url").asText())
                                .filter(url -> !url.isEmpty())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String linkSentToAnna() {
        return await().until(
                        () -> World.messenger().to(anna.id()).stream()
                                .map(sent -> sent.body().at("/message/attachment/payload/url"))
                                .filter(JsonNode::isTextual)
                                .findFirst(),
                        Optional::isPresent)
                .map(JsonNode::asText)
                .orElseThrow();
    }

    private static byte[] pdf() {
        return "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> opens(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private Agent strangerOfAnotherMerchant() {
        var other = MerchantId.of("other-shop");
        team.open(new Merchant(
                other, "Other shop", Currency.getInstance("USD"), "US", Locale.ENGLISH, ZoneId.of("America/New_York")));
        team.employ(
                new chat.baton.team.Agent(AgentId.of("stranger"), "Sam Stranger", Set.of(Role.AGENT)),
                "sandbox",
                Set.of(other));
        return world.agent("stranger");
    }
}
