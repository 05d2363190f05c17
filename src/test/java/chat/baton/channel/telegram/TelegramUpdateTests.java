package chat.baton.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramUpdateTests {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00.5Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'message':{'chat':{'id':42,'type':'private'}}} | 42",
                "{'message':{'chat':{'id':'42','type':'private'}}} | 42",
                "{'message':{'chat':{'id':5000000000123,'type':'private'}}} | 5000000000123",
                "{'edited_message':{'chat':{'id':42}}} | 42",
                "{'callback_query':{'from':{'id':7},'message':{'chat':{'id':42,'type':'private'}}}} | 42",
                "{'callback_query':{'from':{'id':42}}} | 42",
                "{'my_chat_member':{'chat':{'id':42,'type':'private'}}} | 42",
            })
    void knowsTheCustomerByTheirChat(String update, String customer) {
        assertThat(update(update).customer()).contains(customer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':{'chat':{'id':-100123,'type':'supergroup'}}}",
                "{'message':{'chat':{'id':-5,'type':'group'}}}",
                "{'message':{'chat':{'id':-5}}}",
                "{'callback_query':{'from':{'id':7},'message':{'chat':{'id':-5,'type':'group'}}}}",
                "{'message':{'chat':{'id':'Anna'}}}",
                "{'message':{}}",
                "{'message':1}",
                "{'poll':{'id':'1'}}",
                "{}",
            })
    void servesNobodyElse(String update) {
        assertThat(update(update).customer()).isEmpty();
    }

    @Test
    void takesTheProvidersClockAndTheUpdatesNumberWithinASecond() {
        assertThat(update("{'update_id':7000012,'message':{'date':1700000000}}").occurredAt(NOW))
                .isEqualTo("2023-11-14T22:13:20.000012Z");
        assertThat(update("{'update_id':1,'message':{'date':'1700000000'}}").occurredAt(NOW))
                .isEqualTo("2023-11-14T22:13:20.000001Z");
        assertThat(update("{'update_id':1,'edited_message':{'date':1600000000,'edit_date':1700000000}}")
                        .occurredAt(NOW))
                .isEqualTo("2023-11-14T22:13:20.000001Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'update_id':3,'callback_query':{'message':{'date':1600000000}}}",
                "{'update_id':3,'message':{'date':'soon'}}",
                "{'update_id':3,'message':{'date':9223372036854775807}}",
                "{'update_id':3,'message':{'date':-1}}",
                "{'update_id':3,'message':{}}",
                "{'update_id':3}",
            })
    void takesOurClockWhereTheProvidersCannotBeTrue(String update) {
        assertThat(update(update).occurredAt(NOW)).isEqualTo("2026-11-25T12:00:00.000003Z");
    }

    @Test
    void isTheSameUpdateByItsNumberAlone() {
        assertThat(update("{'update_id':1,'a':1}").dedupeKey()).isEqualTo("1");
        assertThat(update("{'update_id':'1'}").dedupeKey()).isEqualTo("1");
        assertThat(update("{'a':1}").dedupeKey())
                .isEqualTo(update("{'a':1}").dedupeKey())
                .isNotEqualTo(update("{'a':2}").dedupeKey());
    }

    private static TelegramUpdate update(String json) {
        return new TelegramUpdate(Json.read(json.replace('\'', '"')));
    }
}
