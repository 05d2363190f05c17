package chat.baton.dashboard;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Message;
import org.jspecify.annotations.Nullable;

/** A key under which something else was said before, so that neither saying it nor passing it over would be right. */
class KeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private KeyReused(int number) {
        super("Message " + number + " was sent under this key, and it is another one");
    }

    /** @param content absent where two tries need not look the same, as with files, which are kept under a new id each time */
    static Message unlessSame(Message said, Author author, @Nullable Content content) {
        if (!said.author().equals(author) || content != null && !said.content().equals(content)) {
            throw new KeyReused(said.number());
        }
        return said;
    }
}
