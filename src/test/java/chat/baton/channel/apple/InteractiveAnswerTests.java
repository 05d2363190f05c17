package chat.baton.channel.apple;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import chat.baton.conversation.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractiveAnswerTests {

    private static final String ITEMS =
            "\"items\":[{\"identifier\":\"yes\",\"title\":\"Yes\"},{\"identifier\":2,\"title\":\"No\"}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"selectedIndex\":0 | Yes | yes",
                "\"selectedIndex\":1 | No | 2",
                "\"selectedIndex\":\"1\" | No | 2",
                "\"selectedIdentifier\":\"yes\" | Yes | yes",
                "\"selectedIdentifier\":2 | No | 2",
                "\"selectedIdentifier\":\"yes\",\"selectedIndex\":1 | Yes | yes",
                "\"selectedIdentifier\":\"gone\" | gone | gone",
            })
    void readsAQuickReply(String selected, String title, String value) {
        assertThat(content("{\"requestIdentifier\":\"q1\",\"quick-reply\":{" + ITEMS + "," + selected + "}}"))
                .isEqualTo(new Content.Tapped(title, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"selectedIndex\":2",
                "\"selectedIndex\":-1",
                "\"selectedIndex\":99999999999",
                "\"selectedIndex\":{}",
                "\"x\":1"
            })
    void knowsNoChoiceThatIsNotThere(String selected) {
        assertThat(content("{\"quick-reply\":{" + ITEMS + "," + selected + "}}"))
                .isNull();
    }

    @Test
    void knowsWhenOnlyThePlaceIsTold() {
        assertThat(answer("{\"quick-reply\":{\"selectedIndex\":1}}").isPlaceOnly())
                .isTrue();
        assertThat(answer("{\"quick-reply\":{" + ITEMS + ",\"selectedIndex\":1}}")
                        .isPlaceOnly())
                .isFalse();
        assertThat(answer("{\"quick-reply\":{\"selectedIndex\":1,\"selectedIdentifier\":\"a\"}}")
                        .isPlaceOnly())
                .isFalse();
        assertThat(answer("{}").isPlaceOnly()).isFalse();
    }

    @Test
    void readsTheEntryPickedFromAList() {
        assertThat(content("{\"replyMessage\":{\"title\":\"Selected\"},\"listPicker\":{\"sections\":[{\"items\":[]},"
                        + "{\"items\":[{\"identifier\":\"SKU-1\",\"title\":\"Lamp\",\"order\":0}]}]}}"))
                .isEqualTo(new Content.Tapped("Lamp", "SKU-1"));
    }

    @Test
    void readsSeveralPickedEntriesAsTheirTitles() {
        assertThat(content("{\"listPicker\":{\"sections\":[{\"items\":[{\"identifier\":\"1\",\"title\":\"Lamp\"},"
                        + "{\"identifier\":\"2\",\"title\":\"Chair\"}]},{\"items\":[{\"identifier\":\"3\"}]}]}}"))
                .isEqualTo(Content.text("Lamp, Chair, 3"));
    }

    @Test
    void readsAListOfWhichOnlyTheSummaryCame() {
        assertThat(
                        content(
                                "{\"listPicker\":{\"sections\":[]},\"replyMessage\":{\"title\":\"Lamp\",\"subtitle\":\"Red\"}}"))
                .isEqualTo(Content.text("Lamp"));
        assertThat(new InteractiveAnswer(Json.read("{\"data\":{},\"replyMessage\":{\"title\":\"Lamp\"}}")).content())
                .contains(Content.text("Lamp"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":{\"title\":\"Visit\",\"timezoneOffset\":60,\"timeslots\":[{\"identifier\":\"1\",\"startTime\":\"2026-01-15T14:30+0000\",\"duration\":3600}]}}"
                        + " | Visit: 15 January 2026 15:30 (UTC+01:00), 60 minutes",
                "{\"timePicker\":{\"event\":{\"timeslots\":[{\"startTime\":\"2026-01-15T14:30:00Z\",\"duration\":\"900\"}]}}}"
                        + " | 15 January 2026 14:30 (UTC+00:00), 15 minutes",
                "{\"event\":{\"timezoneOffset\":999999,\"timeslots\":[{\"startTime\":\"soon\"}]}} | soon",
            })
    void readsAPickedTime(String data, String text) {
        assertThat(content(data)).isEqualTo(Content.text(text));
    }

    @Test
    void readsAFormLineByLine() {
        assertThat(content("{\"dynamic\":{\"template\":\"messageForms\",\"selections\":["
                        + "{\"title\":\"Name\",\"items\":[{\"title\":\"Name\",\"value\":\"Anna\"}]},"
                        + "{\"title\":\"Colours\",\"items\":[{\"title\":\"Red\"},{\"title\":\"Blue\"}]},"
                        + "{\"items\":[{\"value\":4}]},{}]}}"))
                .isEqualTo(Content.text("Name: Anna\nColours: Red, Blue\n4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "1",
                "{\"quick-reply\":[]}",
                "{\"listPicker\":{\"sections\":{}}}",
                "{\"listPicker\":{\"sections\":[1,null,{\"items\":[[],{}]}]}}",
                "{\"event\":{\"timeslots\":{}}}",
                "{\"dynamic\":{\"selections\":[null,1]}}",
                "{\"payment\":{}}"
            })
    void saysNothingOfWhatItDoesNotKnow(String data) {
        assertThat(content(data)).isNull();
    }

    private static InteractiveAnswer answer(String data) {
        return new InteractiveAnswer(Json.read("{\"bid\":\"b\",\"data\":" + data + "}"));
    }

    private static Content content(String data) {
        return answer(data).content().orElse(null);
    }
}
