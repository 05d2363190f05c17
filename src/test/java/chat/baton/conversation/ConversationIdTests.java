package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.baton.core.Ids;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTests {

    @Test
    void isReadAsItIsWritten() {
        var id = new ConversationId(Ids.next());
        assertThat(ConversationId.of(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "anna", "018f0000-0000-7000-8000-00000000000x"})
    void isAUuid(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConversationId.of(value));
    }

    @Test
    void growsWithTime() {
        var ids = Stream.generate(Ids::next).limit(1000).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(id -> assertThat(id.version()).isEqualTo(7));
        assertThat(ids.get(999).toString().substring(0, 13))
                .isGreaterThanOrEqualTo(ids.get(0).toString().substring(0, 13));
    }
}
