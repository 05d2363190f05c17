package chat.baton.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.ChannelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come in at the door, and what may not. */
class TelegramWebhookRouteTests extends ChannelContext {

    private final long customer = System.nanoTime();

    @BeforeEach
    void connect() {
        Updates.connectedBy(connections);
        bot.isSilent();
    }

    @Test
    void keepsAnUpdateThatCarriesTheSecretToken() {
        assertThat(Updates.hears(port, Updates.text(customer, "hi"), "s-1")).isEqualTo(200);
        assertThat(kept()).isOne();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "s-2", "S-1", "s-1s-1", "s-", "s-1, s-1"})
    void refusesAnyOtherAndKeepsNothing(String secret) {
        assertThat(Updates.hears(port, Updates.text(customer, "hi"), secret)).isEqualTo(403);
        assertThat(kept()).isZero();
    }

    @Test
    void keepsAnUpdateOnceHoweverOftenItComes() {
        var update = Updates.text(customer, "hi");
        assertThat(Updates.hears(port, update)).isEqualTo(200);
        assertThat(Updates.hears(port, update)).isEqualTo(200);
        assertThat(kept()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "null", "1", "{}", "{\"update_id\":", "[{\"update_id\":1}]"})
    void acknowledgesWhatItCannotRead(String body) {
        var before = stored();
        assertThat(Updates.hears(port, body)).isEqualTo(200);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void keepsWhatItDoesNotUnderstandAndDoesNothing() {
        var group = "\"chat\":{\"id\":-" + customer + ",\"type\":\"supergroup\"}";
        var updates = new String[] {
            Updates.update("\"message\":{\"message_id\":1," + group + ",\"text\":\"hello all\"}"),
            Updates.update("\"message_reaction\":{\"chat\":" + Updates.chat(customer) + "}"),
            Updates.update("\"message\":{\"message_id\":1,\"text\":\"nobody " + customer + "\"}"),
        };
        for (var update : updates) {
            assertThat(Updates.hears(port, update)).isEqualTo(200);
        }
        assertThat(jdbc.sql("select status from inbound_event where payload like ?")
                        .param("%" + customer + "%")
                        .query(String.class)
                        .list())
                .hasSize(updates.length)
                .containsOnly("ignored");
    }

    private long kept() {
        return jdbc.sql("select count(*) from inbound_event where lane = ?")
                .param(Long.toString(customer))
                .query(Long.class)
                .single();
    }

    private long stored() {
        return jdbc.sql("select count(*) from inbound_event where channel = 'telegram'")
                .query(Long.class)
                .single();
    }
}
