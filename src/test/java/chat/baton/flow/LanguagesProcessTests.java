package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Content;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One flow in the language of whoever it talks to. */
class LanguagesProcessTests {

    @RegisterExtension
    static final Scene SCENE = Scene.ofMany();

    private final TestCustomer customer = SCENE.customer();
    private final TestBot bot = SCENE.bot();

    @BeforeAll
    static void deploysAFlowWithGaps() {
        SCENE.deploys("chat/baton/flow/two-languages.bpmn");
    }

    @Test
    void speaksTheCustomersLanguage() {
        customer.speaks("de-AT").says("Größenberatung");
        bot.said("Wofür brauchen Sie eine Größe?");
        customer.taps("Ein Hemd");
        bot.said("Wie groß sind Sie");
        customer.says("172");
        bot.said("Größe M sollte Ihnen gut passen.", "Möchten Sie darüber mit einem Menschen sprechen?");
        assertThat(bot.saidInstead()).containsOnlyNulls();
        customer.says("nein danke");
        bot.said("Schön.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ein Hemd", "ein hemd!", "Ein H", "1", "shirt", "A shirt"})
    void understandsTitlesInTheCustomersLanguageAndInTheFlowsFirst(String typed) {
        customer.speaks("de").says("size guide", typed);
        bot.said("Wie groß sind Sie");
    }

    @Test
    void explainsWhatWouldFitInTheCustomersLanguage() {
        customer.speaks("de").says("size guide", "Hut");
        bot.said("Bitte wählen Sie eine dieser Antworten.");
        customer.says("ein hemd", "groß", "sehr groß");
        bot.said("Bitte schreiben Sie Ihre Größe in ganzen Zentimetern");
        bot.said("Schreiben Sie „hilfe“, um mit einem Menschen zu sprechen.");
        customer.says("sehr sehr groß");
        bot.said("Ein Mensch antwortet Ihnen hier so bald wie möglich.");
    }

    @Test
    void saysYesAndNoInTheCustomersLanguage() {
        customer.speaks("de").says("size guide", "schuhe", "255");
        assertThat(((Content.Choices) bot.lastWords()).choices())
                .containsExactly(new Content.Choice("Ja", "yes"), new Content.Choice("Nein", "no"));
        customer.says("vielleicht");
        bot.said("Bitte antworten Sie mit Ja oder Nein.");
        customer.says("ja bitte");
        bot.said("Ein Mensch antwortet Ihnen");
        assertThat(SCENE.conversation().help().reason()).contains("size of shoes");
    }

    @Test
    void offersItsMenuInTheCustomersLanguage() {
        customer.speaks("de").says("menu");
        bot.said("Hallo! Ich bin der automatische Assistent");
        customer.taps("Größenberatung");
        bot.said("Wofür brauchen Sie eine Größe?");
        customer.says("stop", "Stand der Bestellung");
        bot.said("Wie lautet Ihre Bestellnummer?");
    }

    @Test
    void hearsTheWordsThatAlwaysWorkInTheCustomersLanguage() {
        customer.speaks("de").says("size guide", "Stopp!");
        bot.said("Beendet.");
        customer.says("Menü");
        bot.said("Hallo!");
        customer.says("Hilfe");
        bot.said("Ein Mensch antwortet Ihnen");
    }

    @Test
    void sellsInTheCustomersLanguage() {
        customer.speaks("de").says("MUG", "1");
        bot.said("Fast geschafft.");
        customer.says("Anna Meier", "anna@example.com", "+49 30 901820", "Lindenweg 7, 10969 Berlin");
        bot.said("Wie sollen wir liefern?");
        customer.says("1");
        bot.said("Summe — ", "Stimmt alles?");
        customer.taps("Ja, jetzt bestellen");
        bot.said("Das macht ");
        assertThat(((Content.Link) bot.lastWords()).title())
                .endsWith("bezahlen")
                .contains("€");
        customer.pays();
        bot.said("Vielen Dank, Anna Meier!");
    }

    @Test
    void fallsBackToTheFlowsFirstLanguageAndSaysSoToAgents() {
        customer.speaks("es").says("size guide");
        bot.said("What do you need a size for?");
        assertThat(bot.saidInstead()).containsExactly("en");
    }

    @Test
    void fallsBackStepByStepAndTitleByTitle() {
        customer.speaks("de").says("two languages");
        bot.said("Welcome!", "Der Ausverkauf beginnt.", "Welche Farbe?");
        assertThat(bot.saidInstead()).containsExactly("en", null, null);
        assertThat(((Content.Choices) bot.lastWords()).choices())
                .containsExactly(
                        new Content.Choice("Rot", "red"),
                        new Content.Choice("Grün", "green"),
                        new Content.Choice("Blue", "blue"));
        customer.says("grün");
        bot.said("Also Grün (green).");
    }

    @Test
    void sendsApprovedTextsInTheLanguageTheProviderHasThemIn() {
        customer.speaks("de").says("two languages");
        assertThat(bot.contents().get(1))
                .isEqualTo(new Content.Template("sale", "de", java.util.List.of(), "Der Ausverkauf beginnt."));
        customer.says("red");
        customer.speaks("fr").says("two languages");
        assertThat(bot.contents().get(0)).isEqualTo(Content.text("Bienvenue !"));
        assertThat(bot.contents().get(1))
                .isEqualTo(new Content.Template("sale", "en_US", java.util.List.of(), "The sale begins."));
    }

    @Test
    void goesOnInTheLanguageThatWasChosenMeanwhile() {
        customer.says("size guide");
        bot.said("What do you need a size for?");
        customer.speaks("de").says("schuhe");
        bot.said("Wie lang ist Ihr Fuß");
    }
}
