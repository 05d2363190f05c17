package chat.baton.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.channel.Json;
import chat.baton.conversation.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTests {

    private static final String ID = "0b54b3e6-52a2-4c26-9a5e-0a1c4f1f1c11";

    @Test
    void readsWords() {
        assertThat(content("'type':'text','text':'hi 👋'")).isEqualTo(new Content.Text("hi 👋"));
    }

    @Test
    void readsANumberAsWords() {
        assertThat(content("'type':'text','text':42")).isEqualTo(new Content.Text("42"));
    }

    @Test
    void leavesOutZeroCharacters() {
        assertThat(content("'type':'text','text':'a\\u0000b'")).isEqualTo(new Content.Text("ab"));
    }

    @Test
    void readsATap() {
        assertThat(content("'type':'postback','title':'Medium','payload':'LAMP-M'"))
                .isEqualTo(new Content.Tapped("Medium", "LAMP-M"));
    }

    @Test
    void readsAPlace() {
        assertThat(content("'type':'location','latitude':52.5,'longitude':'13.4'"))
                .isEqualTo(new Content.Location(52.5, 13.4, null));
        assertThat(content("'type':'location','latitude':0,'longitude':-180,'name':'Here'"))
                .isEqualTo(new Content.Location(0, -180, "Here"));
    }

    @Test
    void readsTheLanguageOfThePage() {
        assertThat(Said.read(Json.read("{'clientMessageId':'%s','type':'text','text':'hallo','language':'de'}"
                                .formatted(ID)
                                .replace('\'', '"')))
                        .language())
                .isEqualTo("de");
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        assertThat(content("'type':'text','text':'hi','mood':{'good':true}")).isEqualTo(new Content.Text("hi"));
    }

    @Test
    void isTheSameAfterTheInbox() {
        var said = Said.read(Json.read(json("'type':'location','latitude':1.5,'longitude':2,'name':'x'")));

        assertThat(Said.read(Json.read(Json.write(said)))).isEqualTo(said);
    }

    @Test
    void takesTheLongestText() {
        assertThat(content("'type':'text','text':'" + "a".repeat(4000) + "'").asText())
                .hasSize(4000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'text'",
                "'type':'text','text':'  '",
                "'type':'text','text':null",
                "'type':'text','text':['a']",
                "'type':'postback','title':'x'",
                "'type':'postback','payload':'x'",
                "'type':'location','latitude':91,'longitude':0",
                "'type':'location','latitude':'north','longitude':0",
                "'type':'location','latitude':0",
                "'type':'attachment'",
                "'type':7",
                "'text':'no type'",
            })
    void refusesWhatIsNotInTheContract(String fields) {
        assertThatThrownBy(() -> content(fields)).isInstanceOf(ChatRefusal.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> content("'type':'text','text':'" + "a".repeat(4001) + "'"))
                .hasMessageContaining("4000");
        assertThatThrownBy(() -> content("'type':'postback','title':'x','payload':'" + "a".repeat(1001) + "'"))
                .hasMessageContaining("1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "not-an-id", "0b54b3e6-52a2-4c26-9a5e-0a1c4f1f1c11-and-more"})
    void refusesAnIdThatIsNone(String id) {
        assertThatThrownBy(() ->
                        Said.read(Json.read("{\"clientMessageId\":\"" + id + "\",\"type\":\"text\",\"text\":\"x\"}")))
                .hasMessageContaining("UUID");
    }

    private static Content content(String fields) {
        return Said.read(Json.read(json(fields))).content();
    }

    private static String json(String fields) {
        return ("{'clientMessageId':'" + ID + "'," + fields + "}").replace('\'', '"');
    }
}
