package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Content;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTests {

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//example.org/x", "/channels", ""})
    void putsNoAddressWhereABrowserFollowsItUnlessItIsOnTheWeb(String address) {
        var card = new Content.Card("Lamp", null, address, List.of());

        assertThat(Said.of(new Content.Image(address, null), null, Set.of()).image())
                .isNull();
        assertThat(Said.of(new Content.Link("Pay", "Pay now", address), null, Set.of())
                        .link())
                .isNull();
        assertThat(Said.of(new Content.File("file", address, "bill"), null, Set.of())
                        .link())
                .isNull();
        assertThat(Said.of(new Content.Cards("", List.of(card)), null, Set.of())
                        .cards()
                        .get(0)
                        .image())
                .isNull();
    }

    @Test
    void leadsToTheMapFromAPlace() {
        var said = Said.of(new Content.Location(51.5, -0.1275, "London"), null, Set.of());

        assertThat(said.text()).isEqualTo("London");
        assertThat(said.link().address()).contains("mlat=51.5&mlon=-0.1275");
        assertThat(said.hint()).isEqualTo("location");
    }

    @Test
    void marksWhatWasPicked() {
        var sizes = new Content.Choices(
                "Which?", List.of(new Content.Choice("Small", "S"), new Content.Choice("Medium", "M")));

        assertThat(Said.of(sizes, null, Set.of("M")).options())
                .containsExactly(new Said.Option("Small", false), new Said.Option("Medium", true));
    }

    @Test
    void showsAPicturesCaptionAndNoWordForItWhenThereIsNone() {
        var picture = new Content.Image("https://example.org/a.png", null);

        assertThat(Said.of(picture, null, Set.of()).text()).isEmpty();
        assertThat(Said.of(picture, null, Set.of()).image()).isEqualTo("https://example.org/a.png");
    }
}
