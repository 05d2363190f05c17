package chat.baton.team;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.core.AgentId;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.ConversionService;

class SessionsTests {

    private final ConversionService conversions = new Sessions().springSessionConversionService();

    @Test
    void whoIsSignedInIsReadAsItWasWritten() {
        var written = conversions.convert(AgentId.of("ben"), byte[].class);

        assertThat(conversions.convert(written, Object.class)).isEqualTo(AgentId.of("ben"));
    }

    @Test
    void whatAnotherVersionWroteIsReadAsNothing() {
        var written = new String(conversions.convert(AgentId.of("ben"), byte[].class), ISO_8859_1);
        var ofAClassThatIsGone = written.replace("AgentId", "AgentNo").getBytes(ISO_8859_1);

        assertThat(conversions.convert(ofAClassThatIsGone, Object.class)).isNull();
    }
}
