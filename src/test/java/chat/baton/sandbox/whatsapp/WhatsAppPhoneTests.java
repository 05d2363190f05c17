package chat.baton.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppPhoneTests {

    private static final String ANNA = "4915700000001";

    private final WhatsAppStage whatsApp = new WhatsAppStage(ANNA);

    @AfterEach
    void stop() {
        whatsApp.close();
    }

    @Test
    void aTextTellsBothIdsAndTheName() throws Exception {
        whatsApp.stage
                .gesture("{'gesture':'text','text':'Größe M'}")
                .andExpect(jsonPath("$.status").value(200));

        var value = onlyValue();
        assertThat(value.at("/metadata/phone_number_id").asText()).isEqualTo("200300400");
        assertThat(value.at("/contacts/0/profile/name").asText()).isEqualTo("Anna Berg");
        assertThat(value.at("/contacts/0/wa_id").asText()).isEqualTo(ANNA);
        assertThat(value.at("/messages/0/from").asText()).isEqualTo(ANNA);
        assertThat(value.at("/messages/0/from_user_id").asText()).isEqualTo("DE.5" + ANNA);
        assertThat(value.at("/messages/0/text/body").asText()).isEqualTo("Größe M");
        assertThat(value.at("/messages/0/timestamp").isTextual()).isTrue();
    }

    @Test
    void carlaShowsHerNumberToNobody() throws Exception {
        try (var carla = new WhatsAppStage("4915700000003")) {
            carla.stage.gesture("{'gesture':'text','text':'hi'}");
            var value = carla.values().get(0);
            assertThat(value.at("/messages/0").has("from")).isFalse();
            assertThat(value.at("/contacts/0").has("wa_id")).isFalse();

            carla.sends(
                            "{'messaging_product':'whatsapp','recipient':'DE.54915700000003','type':'text','text':{'body':'Hello'}}")
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.contacts[0].user_id").value("DE.54915700000003"));
            carla.stage.history().andExpect(jsonPath("$[2].parts[0].text").value("Hello"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'gesture':'tap','on':'button','message':'m','title':'Yes','value':'Y'} | /interactive/button_reply/id | Y",
                "{'gesture':'tap','on':'row','message':'m','title':'Yes','value':'Y'} | /interactive/list_reply/id | Y",
                "{'gesture':'reply','to':'m','text':'Yes'} | /context/id | m",
                "{'gesture':'file','url':'https://a/b.pdf','name':'b'} | /document/filename | b",
                "{'gesture':'location','latitude':52.5,'longitude':13.4} | /location/latitude | 52.5",
                "{'gesture':'contact','name':'Ben','phone':'+1555'} | /contacts/0/phones/0/phone | +1555",
                "{'gesture':'edit','message':'m','text':'two','edits':1} | /edit/message/text/body | two",
                "{'gesture':'delete','message':'m'} | /revoke/original_message_id | m",
                "{'gesture':'react','message':'m','emoji':'👍'} | /reaction/emoji | 👍",
                "{'gesture':'react','message':'m'} | /reaction/emoji | ''",
            })
    void everyGestureIsTheWebhookMetaSends(String gesture, String pointer, String value) throws Exception {
        whatsApp.stage.gesture(gesture).andExpect(status().isOk());

        assertThat(onlyValue().path("messages").path(0).at(pointer).asText()).isEqualTo(value);
    }

    @Test
    void aPhotoLiesAtTheProviderForWhoHasTheToken() throws Exception {
        whatsApp.stage.gesture("{'gesture':'image','url':'http://localhost:8080/sandbox/photo-room.png'}");
        var id = onlyValue().at("/messages/0/image/id").asText();

        whatsApp.gets("/" + id)
                .andExpect(jsonPath("$.mime_type").value("image/png"))
                .andExpect(jsonPath("$.url").value(whatsApp.stage.own.of(WhatsAppStage.API + "/" + id + "/file")));
        whatsApp.gets("/" + id + "/file")
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/png"));
        whatsApp.gets("/no-such-id/file").andExpect(status().isBadRequest());
    }

    @Test
    void aColleagueIsToldAsAnEcho() throws Exception {
        whatsApp.stage.tool("colleague", "{'text':'Ben here'}");

        await().until(() -> !whatsApp.values().isEmpty());
        assertThat(onlyValue().at("/message_echoes/0/to").asText()).isEqualTo(ANNA);
        assertThat(onlyValue().at("/message_echoes/0/text/body").asText()).isEqualTo("Ben here");
    }

    private JsonNode onlyValue() {
        assertThat(whatsApp.values()).hasSize(1);
        return whatsApp.values().get(0);
    }
}
