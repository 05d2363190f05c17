package chat.baton.channel;

import chat.baton.conversation.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pictures and files customers send. */
@Component
public class Media {

    /**
     * Something a customer sent that lies at the provider.
     *
     * @param kind      {@code image}, {@code audio}, {@code video} or {@code file}
     * @param reference what the channel's route {@code direct:fetch-<name>} needs to get it, or an http(s) address
     * @param name      the file's name; absent when the provider tells none
     * @param caption   what the customer wrote to it; absent when nothing
     */
    public record Source(String kind, String reference, @Nullable String name, @Nullable String caption) {}

    /** The content that stands for it in the transcript. Inside the worker's transaction; the fetching comes later. */
    public Content sent(InboundEvent event, Source source) {
        return source.kind().equals("image")
                ? new Content.Image(source.reference(), source.caption())
                : new Content.File(source.kind(), source.reference(), source.name());
    }
}
