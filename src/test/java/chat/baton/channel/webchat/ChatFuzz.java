package chat.baton.channel.webchat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ChatFuzz {

    @FuzzTest(maxDuration = "60s")
    void takesWhatAPageSaysOrRefusesIt(byte[] body) {
        try {
            var json = ChatSessionDoor.object(body);
            Said.read(json);
            Seen.read(json);
        } catch (ChatRefusal refused) {
            // Which is told as a problem.
        }
    }
}
