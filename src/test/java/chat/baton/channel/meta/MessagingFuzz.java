package chat.baton.channel.meta;

import chat.baton.channel.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

class MessagingFuzz {

    private final MessagingEnvelope envelope = new MessagingEnvelope(Hostile.accounts(), Hostile.json(), Hostile.NOON);

    @FuzzTest(maxDuration = "60s")
    void takesAnyWebhookApart(byte[] body) {
        Hostile.assertFit(envelope.split(body, Hostile.account("messenger", Map.of())));
    }
}
