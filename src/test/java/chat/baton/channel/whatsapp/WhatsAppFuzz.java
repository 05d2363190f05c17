package chat.baton.channel.whatsapp;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import chat.baton.channel.Hostile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;

class WhatsAppFuzz {

    private final CustomerAliases everybodyIsOne = mock(
            CustomerAliases.class,
            withSettings()
                    .stubOnly()
                    .defaultAnswer(call ->
                            Collections.nCopies(call.<List<?>>getArgument(0).size(), "4915112345678")));
    private final WhatsAppEnvelope envelope =
            new WhatsAppEnvelope(Hostile.accounts(), everybodyIsOne, Hostile.json(), Hostile.NOON);

    @FuzzTest(maxDuration = "60s")
    void takesAnyWebhookApart(byte[] body) {
        Hostile.assertFit(envelope.split(body, Hostile.account("whatsapp", Map.of())));
    }
}
