package chat.baton.dashboard;

import static chat.baton.dashboard.OpenStream.Change.DELIVERY;
import static chat.baton.dashboard.OpenStream.Change.ROW;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OpenStreamTests {

    private static final MerchantId LAMPS = MerchantId.of("lamps");
    private static final MerchantId SHOES = MerchantId.of("shoes");

    private final Wire wire = new Wire();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private OpenStream stream;

    @BeforeEach
    void aPageListens() throws IOException {
        var response = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return wire;
            }
        };
        stream = new OpenStream(
                AgentId.of("ben"), "session", Set.of(LAMPS), Locale.ENGLISH, new MockAsyncContext(request, response));
        stream.begin();
        stream.onWritePossible();
    }

    private static ConversationId someId() {
        return new ConversationId(UUID.randomUUID());
    }

    private void tell(String frame) {
        stream.tell(frame.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void owesNothingAtFirstAndNothingOnceItWasTold() {
        assertThat(stream.owed().isNothing()).isTrue();
        var id = someId();
        stream.owe(Map.of(id, LAMPS), ROW);
        assertThat(stream.owed().changed()).containsOnlyKeys(id);

        tell("news");
        assertThat(stream.owed().isNothing()).isTrue();
        assertThat(wire.written).containsExactly("news");
    }

    @Test
    void hearsOfItsMerchantsOnly() {
        stream.owe(Map.of(someId(), SHOES), ROW);
        assertThat(stream.owed().isNothing()).isTrue();

        stream.see(Set.of(SHOES));
        stream.owe(Map.of(someId(), SHOES), ROW);
        assertThat(stream.owed().isNothing()).isFalse();
    }

    @Test
    void keepsNoQueueForASlowReaderButWhatChanged() throws IOException {
        wire.ready = false;
        tell("as far as the buffers take it");
        assertThat(stream.canHear()).isFalse();
        var id = someId();
        for (int change = 0; change < 10_000; change++) {
            stream.owe(Map.of(id, LAMPS), ROW);
        }
        assertThat(stream.owed().changed()).hasSize(1);

        wire.ready = true;
        assertThat(stream.canHear()).isFalse();
        stream.onWritePossible();
        assertThat(stream.canHear()).isTrue();
        assertThat(stream.owed().changed()).containsOnlyKeys(id);
    }

    @Test
    void startsANewRatherThanHearOfMoreThanAnyoneReads() {
        for (int changed = 0; changed <= OpenStream.MOST; changed++) {
            stream.owe(Map.of(someId(), LAMPS), ROW);
        }

        assertThat(stream.owed()).isEqualTo(new OpenStream.Owed(Map.of(), true));
        tell("resync");
        assertThat(stream.owed().isNothing()).isTrue();
    }

    @Test
    void aChangedRowCountsForMoreThanADelivery() {
        var id = someId();
        stream.owe(Map.of(id, LAMPS), DELIVERY);
        stream.owe(Map.of(id, LAMPS), ROW);
        stream.owe(Map.of(id, LAMPS), DELIVERY);

        assertThat(stream.owed().changed()).containsExactly(Map.entry(id, ROW));
    }

    @Test
    void tellsStatesWhenTheyDiffer() {
        assertThat(stream.isNews("lamps", "1")).isTrue();
        assertThat(stream.isNews("lamps", "1")).isFalse();
        assertThat(stream.isNews("lamps", "2")).isTrue();
    }

    @Test
    void endsWhenItsConnectionBreaks() {
        wire.broken = true;
        tell("too late");

        assertThat(stream.hasEnded()).isTrue();
        assertThat(stream.canHear()).isFalse();
    }

    /** A connection that takes as much as a test likes. */
    private static final class Wire extends ServletOutputStream {

        final List<String> written = new ArrayList<>();
        boolean ready = true;
        boolean broken;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // The test itself says when more can be written.
        }

        @Override
        public void write(int value) {
            throw new AssertionError("Byte by byte");
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (broken) {
                throw new IOException("Broken pipe");
            }
            written.add(new String(bytes, from, length, StandardCharsets.UTF_8));
        }
    }
}
