package chat.baton.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramFileTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{'photo':[{'file_id':'small'},{'file_id':'big'}]} | image | big | -",
                "{'document':{'file_id':'d','file_name':'a.pdf','mime_type':'application/pdf'}} | file | d | a.pdf",
                "{'document':{'file_id':'d','file_name':'a.png','mime_type':'image/png'}} | image | d | a.png",
                "{'audio':{'file_id':'a','file_name':'a.mp3'}} | audio | a | a.mp3",
                "{'voice':{'file_id':'v','mime_type':'audio/ogg'}} | audio | v | -",
                "{'video':{'file_id':'v','file_name':'v.mp4'}} | video | v | v.mp4",
                "{'video_note':{'file_id':'v'}} | video | v | -",
                "{'animation':{'file_id':'a','mime_type':'video/mp4'},'document':{'file_id':'a'}} | video | a | -",
            })
    void isWhateverTheProviderCallsIt(String message, String kind, String id, String name) {
        assertThat(file(message)).isEqualTo(new TelegramFile(kind, id, name, null));
    }

    @Test
    void isTheStillOfAMovingSticker() {
        assertThat(file("{'sticker':{'file_id':'s','emoji':'👍'}}"))
                .isEqualTo(new TelegramFile("image", "s", null, "👍"));
        assertThat(file("{'sticker':{'file_id':'s','emoji':'👍','is_video':true,'thumbnail':{'file_id':'t'}}}"))
                .isEqualTo(new TelegramFile("image", "t", null, "👍"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'text':'hi'}",
                "{'photo':[]}",
                "{'photo':1}",
                "{'document':{'file_name':'a.pdf'}}",
                "{'sticker':{'file_id':'s','is_animated':true}}",
            })
    void isAbsentWhereThereIsNothingToFetch(String message) {
        assertThat(TelegramFile.in(json(message))).isEmpty();
    }

    private static TelegramFile file(String message) {
        return TelegramFile.in(json(message)).orElseThrow();
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String json) {
        return Json.read(json.replace('\'', '"'));
    }
}
