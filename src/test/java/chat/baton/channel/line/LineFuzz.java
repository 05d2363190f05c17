package chat.baton.channel.line;

import chat.baton.channel.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

class LineFuzz {

    private final LineEnvelope envelope = new LineEnvelope(Hostile.accounts(), Hostile.json(), Hostile.NOON);

    @FuzzTest(maxDuration = "60s")
    void takesAnyWebhookApart(byte[] body) {
        Hostile.assertFit(envelope.split(body, Hostile.account("line", Map.of())));
    }
}
