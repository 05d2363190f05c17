package chat.baton.conversation;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** What pages and programs ask for in an address. */
class QueryFuzz {

    @FuzzTest(maxDuration = "60s")
    void readsAnyCursorMarkIdAndWordsOrSaysThatTheyAreNone(byte[] query) {
        var asked = new String(query, StandardCharsets.UTF_8);
        SearchWords.of(asked);
        orRefused(() -> Cursor.parse(asked, null));
        orRefused(() -> new Mark(asked));
        orRefused(() -> ConversationId.of(asked));
    }

    private static void orRefused(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException refused) {
            // Which is told as a problem.
        }
    }
}
