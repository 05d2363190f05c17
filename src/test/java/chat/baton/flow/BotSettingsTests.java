package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.core.MerchantId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BotSettingsTests {

    private final BotSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                    "baton.flow.standard.disclosure", "I am a bot",
                    "baton.flow.standard.disclosure-in.de", "Ich bin der Bot",
                    "baton.flow.merchants.own.disclosure", "Ich bin ein Bot",
                    "baton.flow.merchants.silent.disclosure", "",
                    "baton.flow.merchants.plain.region", "DE")))
            .bindOrCreate("baton.flow", BotSettings.class);

    @Test
    void aMerchantsOwnDisclosureComesBeforeTheStandardOne() {
        assertThat(settings.disclosure(MerchantId.of("own"), Locale.ENGLISH)).isEqualTo("Ich bin ein Bot");
        assertThat(settings.disclosure(MerchantId.of("plain"), Locale.ENGLISH)).isEqualTo("I am a bot");
        assertThat(settings.disclosure(MerchantId.of("unknown"), Locale.ENGLISH))
                .isEqualTo("I am a bot");
    }

    @Test
    void theDisclosureMayBeInTheCustomersLanguage() {
        assertThat(settings.disclosure(MerchantId.of("plain"), Locale.GERMANY)).isEqualTo("Ich bin der Bot");
        assertThat(settings.disclosure(MerchantId.of("plain"), Locale.FRENCH)).isEqualTo("I am a bot");
        assertThat(settings.disclosure(MerchantId.of("silent"), Locale.GERMANY)).isEmpty();
    }

    @Test
    void aMerchantCanLeaveItOut() {
        assertThat(settings.disclosure(MerchantId.of("silent"), Locale.ENGLISH)).isEmpty();
    }
}
