package chat.baton.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.baton.BrowserTest;
import chat.baton.Chromium;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

/** The phone in a real browser, without the rest of Baton: WireMock takes the webhooks. */
@BrowserTest
@SpringBootTest(
        classes = PhonePageTests.Outside.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=none")
@ActiveProfiles("sandbox")
class PhonePageTests {

    private static final String HOOK = "/hooks/messenger/demo";
    private static final WireMockServer BATON =
            new WireMockServer(wireMockConfig().dynamicPort());

    @LocalServerPort
    private int port;

    @Autowired
    private Phones phones;

    @Autowired
    private StandIns channels;

    private Page page;
    private Persona customer;

    @DynamicPropertySource
    static void baton(DynamicPropertyRegistry properties) {
        BATON.start();
        properties.add("baton.sandbox.base-url", BATON::baseUrl);
        properties.add("baton.sandbox.retry-after", () -> "5ms");
    }

    @AfterAll
    static void everybodyGoesHome() {
        BATON.stop();
    }

    @BeforeEach
    void openPhone() {
        BATON.resetAll();
        BATON.stubFor(post(HOOK).willReturn(ok()));
        var messenger = channels.of("messenger");
        customer = Persona.stranger(messenger);
        page = Chromium.browser().newPage();
        page.navigate("http://localhost:" + port + "/sandbox?channel=messenger&customer=" + customer.id());
        assertThat(page.getByText("Messenger · online")).isVisible();
    }

    @AfterEach
    void closePhone() {
        page.close();
    }

    @Test
    void whatTheCustomerWritesReachesBaton() {
        assertThat(page.getByText("Try one of these")).isVisible();
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill("LAMP");
        page.keyboard().press("Enter");
        assertThat(page.locator(".customer .bubble")).hasText("LAMP");
        assertThat(page.getByText("✓ Delivered")).isVisible();
        assertThat(page.getByText("Try one of these")).isHidden();
        BATON.verify(postRequestedFor(urlEqualTo(HOOK)).withRequestBody(containing("\"text\":\"LAMP\"")));
    }

    @Test
    void quickRepliesVanishAfterATap() {
        arrives("{'text':'Which colour?','quick_replies':[{'content_type':'text','title':'Red','payload':'R'}]}");
        button("Red").click();
        assertThat(page.locator(".customer .bubble")).hasText("Red");
        assertThat(page.getByText("✓ Delivered")).isVisible();
        assertThat(button("Red")).hasCount(0);
        BATON.verify(postRequestedFor(urlEqualTo(HOOK)).withRequestBody(containing("\"payload\":\"R\"")));
    }

    @Test
    void aCardsButtonIsAPostback() {
        arrives(
                "{'attachment':{'type':'template','payload':{'template_type':'generic','elements':["
                        + "{'title':'Lamp','subtitle':'€40','buttons':[{'type':'postback','title':'Buy','payload':'BUY'}]}]}}}");
        button("Buy").click();
        assertThat(page.locator(".customer .bubble")).hasText("Buy");
        assertThat(page.getByText("✓ Delivered")).isVisible();
        BATON.verify(postRequestedFor(urlEqualTo(HOOK)).withRequestBody(containing("\"postback\"")));
    }

    @Test
    void aLinkOpensElsewhereAndHtmlStaysText() {
        arrives("{'attachment':{'type':'template','payload':{'template_type':'button','text':'<b>Pay</b>',"
                + "'buttons':[{'type':'web_url','title':'Pay now','url':'http://localhost/pay'}]}}}");
        assertThat(page.getByText("<b>Pay</b>")).isVisible();
        assertThat(page.getByText("Pay now")).hasAttribute("href", "http://localhost/pay");
        assertThat(page.getByText("Pay now")).hasAttribute("target", "_blank");
    }

    @Test
    void showsTypingAndSeen() {
        page.getByLabel("Send thumbs-up").click();
        assertThat(page.getByText("✓ Delivered")).isVisible();
        sends("{'recipient':{'id':'" + customer.id() + "'},'sender_action':'mark_seen'}");
        assertThat(page.getByText("Seen")).isVisible();
        sends("{'recipient':{'id':'" + customer.id() + "'},'sender_action':'typing_on'}");
        assertThat(page.locator("#typing")).isVisible();
        arrives("{'text':'Hello'}");
        assertThat(page.locator("#typing")).isHidden();
    }

    @Test
    void saysWhenAMessageDoesNotArrive() {
        BATON.stubFor(post(HOOK).willReturn(aResponse().withStatus(500)));
        page.getByLabel("Send thumbs-up").click();
        assertThat(page.getByText("Not delivered (HTTP 500)")).isVisible();
    }

    @Test
    void anEditedMessageShowsItsNewText() {
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill("LAMB");
        page.keyboard().press("Enter");
        page.locator(".customer").hover();
        button("React, reply, edit").click();
        button("Edit").click();
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill("LAMP");
        page.keyboard().press("Enter");
        assertThat(page.locator(".customer .bubble")).hasText("LAMP");
        assertThat(page.getByText("Edited")).isVisible();
    }

    @Test
    void comesBackByItselfAndMissesNothing() {
        arrives("{'text':'One'}");
        assertThat(page.locator(".shop .bubble")).hasCount(1);
        phones.of("messenger", customer.id()).screen().close();
        arrives("{'text':'Two'}");
        assertThat(page.locator(".shop .bubble")).hasText(new String[] {"One", "Two"});
    }

    @Test
    void aForgedWebhookShowsItsRefusal() {
        BATON.stubFor(post(HOOK).willReturn(aResponse().withStatus(403)));
        page.getByText("Tools").click();
        button("Send a forged one").click();
        assertThat(page.getByText("Baton answered HTTP 403: refused, as it should be."))
                .isVisible();
    }

    @Test
    void showsEveryKindOfPartOnAnyChannel() {
        openPigeon();
        phones.of("pigeon", customer.id())
                .show(Shown.Message.fromShop(
                        "1",
                        Instant.now(),
                        List.of(
                                new Part.Text("Corn?"),
                                new Part.File("http://localhost/corn.pdf", "corn.pdf"),
                                new Part.Location(52.5, 13.4, "The loft"),
                                new Part.Link("http://localhost/corn", "All about corn", null),
                                new Part.Contact("Kim Novak", "+4930901820"),
                                new Part.Image("http://localhost/none.png", "A cob")),
                        List.of()));
        for (var words : List.of("Corn?", "corn.pdf", "The loft", "All about corn", "+4930901820")) {
            assertThat(page.locator(".shop").getByText(words)).isVisible();
        }
        assertThat(page.locator(".shop figure .bubble")).hasText("A cob");
    }

    @Test
    void aListOpensAndARowCanBeTapped() {
        openPigeon();
        var rows = List.of(new Part.Row("Maize", "Yellow", "M"), new Part.Row("Rye", null, "R"));
        phones.of("pigeon", customer.id())
                .show(Shown.Message.fromShop(
                        "1", Instant.now(), List.of(new Part.Rows("Which?", "Corns", rows)), List.of()));
        button("☰ Corns").click();
        page.getByText("Yellow").click();
        assertThat(page.locator(".customer .bubble")).hasText("Maize");
        assertThat(page.getByText("✓ Delivered")).isVisible();
        BATON.verify(
                postRequestedFor(urlEqualTo("/hooks/pigeon/demo")).withRequestBody(equalTo(customer.id() + ": row M")));
    }

    @Test
    void offersOnlyTheGesturesOfTheChannel() {
        openPigeon();
        assertThat(page.getByLabel("Send thumbs-up")).hasCount(0);
        page.getByLabel("Send something else").click();
        assertThat(button("Contact")).isVisible();
        assertThat(button("Image")).hasCount(0);
        page.getByText("Tools").click();
        button("Block the shop").click();
        assertThat(page.getByText("You blocked this shop")).isVisible();
        assertThat(page.getByText("A colleague answers")).hasCount(0);
        assertThat(page.getByText("hours pass")).hasCount(0);
    }

    private void openPigeon() {
        BATON.stubFor(post("/hooks/pigeon/demo").willReturn(ok()));
        customer = Persona.stranger(channels.of("pigeon"));
        page.navigate("http://localhost:" + port + "/sandbox?channel=pigeon&customer=" + customer.id());
        assertThat(page.getByText("Carrier pigeon · online")).isVisible();
    }

    @Test
    void listsTheAccountsWithTheirSecrets() {
        page.getByText("Accounts").click();
        assertThat(page.getByText("sandbox-messenger-secret")).isVisible();
        assertThat(page.getByText("/hooks/messenger/demo")).isVisible();
        assertThat(page.getByText("/sandbox/api/messenger/v25.0")).isVisible();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void arrives(String message) {
        sends("{'recipient':{'id':'" + customer.id() + "'},'message':" + message + "}");
    }

    private void sends(String request) {
        RestClient.create("http://localhost:" + port)
                .post()
                .uri("/sandbox/api/messenger/v25.0/me/messages")
                .header("Authorization", "Bearer " + "sandbox-messenger-token")
                .contentType(MediaType.APPLICATION_JSON)
                .body(request.replace('\'', '"'))
                .retrieve()
                .toBodilessEntity();
    }

    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
    })
    @Import({
        SandboxConfiguration.class,
        OwnAddress.class,
        Phones.class,
        Webhooks.class,
        Faults.class,
        Arrivals.class,
        RefusalAnswers.class,
        StandIns.class,
        PhoneActions.class,
        PhoneTools.class,
        PhonePage.class,
        AccountsPage.class,
    })
    @ComponentScan("chat.baton.sandbox.messenger")
    @ConfigurationPropertiesScan("chat.baton.sandbox.messenger")
    static class Outside {

        @Bean
        Pigeon pigeon() {
            return new Pigeon();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
