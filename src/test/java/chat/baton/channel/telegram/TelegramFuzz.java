package chat.baton.channel.telegram;

import chat.baton.channel.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

class TelegramFuzz {

    private final TelegramUpdates envelope = new TelegramUpdates(Hostile.json(), Hostile.NOON);

    @FuzzTest(maxDuration = "60s")
    void takesAnyWebhookApart(byte[] body) {
        Hostile.assertFit(envelope.split(body, Hostile.account("telegram", Map.of())));
    }
}
