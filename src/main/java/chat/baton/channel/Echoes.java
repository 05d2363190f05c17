package chat.baton.channel;

import chat.baton.conversation.Content;
import chat.baton.conversation.ContentJson;
import chat.baton.conversation.CustomerRef;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Our own messages that come back without a mark of ours; their words tell which they are. */
@Component
public class Echoes {

    private final Receipts receipts;
    private final ContentJson json;

    Echoes(Receipts receipts, ContentJson json) {
        this.receipts = receipts;
        this.json = json;
    }

    /**
     * Whether the echo is of a message of ours, which is then noted as taken.
     *
     * @param reads for a message, whether each of its parts, in their order, reads like the echo
     */
    public boolean isOurs(CustomerRef to, String providerId, Instant at, Function<Content, List<Boolean>> reads) {
        var tried = receipts.tried(to, providerId);
        return tried.stream().anyMatch(Receipts.Tried::isIt)
                || tried.stream().anyMatch(message -> isTaken(to, message, providerId, at, reads));
    }

    /** The part that is next to be taken, or one that was sent twice. */
    private boolean isTaken(
            CustomerRef to,
            Receipts.Tried message,
            String providerId,
            Instant at,
            Function<Content, List<Boolean>> reads) {
        var parts = reads.apply(json.read(message.content()));
        var part = IntStream.iterate(
                        Math.min(message.partsSent(), parts.size() - 1), index -> index >= 0, index -> index - 1)
                .filter(parts::get)
                .findFirst();
        part.ifPresent(
                index -> receipts.taken(to, new PartMark(message.delivery(), index + 1, parts.size()), providerId, at));
        return part.isPresent();
    }
}
