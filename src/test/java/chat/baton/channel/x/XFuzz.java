package chat.baton.channel.x;

import chat.baton.channel.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

class XFuzz {

    private final XEnvelope envelope = new XEnvelope(Hostile.accounts(), Hostile.json(), Hostile.NOON);

    @FuzzTest(maxDuration = "60s")
    void takesAnyWebhookApart(byte[] body) {
        Hostile.assertFit(envelope.split(body, Hostile.account("x", Map.of())));
    }
}
