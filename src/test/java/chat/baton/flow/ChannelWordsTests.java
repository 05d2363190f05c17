package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.core.MerchantId;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

class ChannelWordsTests {

    private static final MerchantId BERLIN = MerchantId.of("berlin");
    private final BotSettings settings = shipped();

    @ParameterizedTest
    @ValueSource(strings = {"agent", "Support", "help!"})
    void onAppleThesePersonWordsAlwaysWork(String words) {
        assertThat(Phrase.isOneOf(words, settings.of(BERLIN, "apple").personWords()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"menu", "List", "?", " ？ "})
    void onAppleTheseMenuWordsAlwaysWork(String words) {
        assertThat(Phrase.isOneOf(words, settings.of(BERLIN, "apple").menuWords()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribe", "Spam.", "STOP", "end"})
    void onAppleTheseStopWordsAlwaysWork(String words) {
        assertThat(Phrase.isOneOf(words, settings.of(BERLIN, "apple").stopWords()))
                .isTrue();
    }

    @Test
    void aMerchantsOwnWordsStay() {
        assertThat(settings.of(BERLIN, "apple").personWords()).startsWith("mensch");
        assertThat(settings.of(BERLIN, "messenger")).isEqualTo(settings.of(BERLIN));
        assertThat(settings.of(BERLIN).personWords()).containsExactly("mensch");
    }

    @Test
    void nothingSaidIsNoWord() {
        assertThat(Phrase.isOneOf("", settings.of(BERLIN, "apple").menuWords())).isFalse();
        assertThat(Phrase.isOneOf("!", settings.of(BERLIN, "apple").menuWords()))
                .isFalse();
    }

    private static BotSettings shipped() {
        var sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource(
                "merchant", java.util.Map.of("baton.flow.merchants.berlin.person-words", List.of("Mensch"))));
        try {
            new YamlPropertySourceLoader()
                    .load("shipped", new ClassPathResource("application.yaml"))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate("baton.flow", BotSettings.class);
    }
}
