package chat.baton.channel.meta;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import org.junit.jupiter.api.Test;

class MessagingEventTests {

    @Test
    void tellsReceiptsOfSingleMessagesApart() {
        assertThat(key("{'sender':{'id':'1'},'read':{'mid':'m_1'}}"))
                .isEqualTo(key("{'sender':{'id':'1'},'timestamp':2,'read':{'mid':'m_1'}}"))
                .isNotEqualTo(key("{'sender':{'id':'1'},'read':{'mid':'m_2'}}"));
    }

    @Test
    void tellsReceiptsUpToATimeApart() {
        assertThat(key("{'sender':{'id':'1'},'read':{'watermark':1}}"))
                .isEqualTo("read:1:1")
                .isNotEqualTo(key("{'sender':{'id':'1'},'read':{'watermark':2}}"))
                .isNotEqualTo(key("{'sender':{'id':'2'},'read':{'watermark':1}}"));
    }

    private static String key(String event) {
        return new MessagingEvent(Json.read(event.replace('\'', '"'))).dedupeKey();
    }
}
