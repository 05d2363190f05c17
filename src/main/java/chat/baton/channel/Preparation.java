package chat.baton.channel;

import chat.baton.conversation.Content;
import chat.baton.conversation.ContentJson;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a message what its channel sends. */
@Component
class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final ContentJson json;
    private final ReplyWindow window;
    private final OutwardContent outward;

    Preparation(ContentJson json, ReplyWindow window, OutwardContent outward) {
        this.json = json;
        this.window = window;
        this.outward = outward;
    }

    /**
     * The bodies of its requests, at least one. What cannot be shown once never can, so it must not block what follows it.
     *
     * @throws Unsendable when there are none, or it is too late to send them
     */
    List<String> parts(Channel channel, Account account, Outgoing message) {
        try {
            var content = json.read(message.content());
            if (window.isClosedFor(channel, account, message, content)) {
                throw new Unsendable(ReplyWindow.CLOSED);
            }
            return parts(channel, account, message, content);
        } catch (Unsendable e) {
            throw e;
        } catch (UnfitFile e) {
            throw new Unsendable("the file " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Message {} cannot be rendered: {}", message.id(), Failure.describe(e));
            throw new Unsendable("cannot be shown on " + message.channel());
        }
    }

    private List<String> parts(Channel channel, Account account, Outgoing message, Content content) {
        var parts = channel.render(account, message, outward.of(account.merchant(), content));
        if (parts.isEmpty()) {
            throw new Unsendable("nothing to say");
        }
        return parts;
    }
}
