package chat.baton.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MerchantSettingsTests {

    private static final MerchantSettings.Shop SHOP =
            new MerchantSettings.Shop("Shop", Currency.getInstance("EUR"), "DE", Locale.GERMAN, ZoneOffset.UTC);

    @Test
    void idsThatAnEnvironmentVariableCannotTellApartAreRefused() {
        assertThatThrownBy(() -> new MerchantSettings(Map.of("ab-c", SHOP, "abc", SHOP)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[ab-c, abc]");
    }

    @Test
    void otherIdsAreTaken() {
        assertThat(new MerchantSettings(Map.of("ab-c", SHOP, "ab-d", SHOP)).all())
                .hasSize(2);
    }
}
