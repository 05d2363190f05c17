package chat.baton.flow;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import java.util.List;

/** What the bot has said since the last thing that happened to it. */
public final class TestBot {

    private final Transcript transcript;

    TestBot(Transcript transcript) {
        this.transcript = transcript;
    }

    /** @param texts one for each message, in order; each is part of its message */
    public void said(String... texts) {
        var words = contents().stream().map(Content::asText).toList();
        assertThat(words).as("what the bot said").hasSize(texts.length);
        for (int i = 0; i < texts.length; i++) {
            assertThat(words.get(i)).contains(texts[i]);
        }
    }

    /** In which languages it spoke for want of texts in the customer's; absent for a message in theirs. */
    List<String> saidInstead() {
        return transcript.sinceMark().stream()
                .filter(line -> line.author().equals(Author.BOT))
                .map(line -> line.step() == null ? null : line.step().instead())
                .toList();
    }

    public void saidNothing() {
        said();
    }

    Content firstWords() {
        return contents().get(0);
    }

    /** The newest, whatever it is. */
    Content lastWords() {
        var contents = contents();
        return contents.get(contents.size() - 1);
    }

    List<Content> contents() {
        return transcript.sinceMark().stream()
                .filter(line -> line.author().equals(Author.BOT))
                .map(Transcript.Line::content)
                .toList();
    }
}
