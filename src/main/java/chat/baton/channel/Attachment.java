package chat.baton.channel;

import chat.baton.conversation.Content;
import chat.baton.core.MerchantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture or file of a conversation, as far as Baton has it.
 *
 * @param kind   {@code image}, {@code audio}, {@code video} or {@code file}, as it was announced
 * @param name   as its sender calls it; absent when they do not
 * @param status {@code wanted} until its bytes are there, then {@code stored}; {@code failed} when they never will be, {@code unwanted}
 *               when its customer took it back and they are being removed
 * @param type   what its bytes say it is, for example {@code image/png}; absent unless it is stored
 * @param size   in bytes; 0 unless it is stored
 * @param sha256 of its bytes, in hexadecimal; absent unless it is stored
 * @param error  why it failed, or has not come yet, as the end of a sentence; absent when nothing went wrong
 */
public record Attachment(
        UUID id,
        MerchantId merchant,
        String kind,
        @Nullable String name,
        String status,
        @Nullable String type,
        long size,
        @Nullable String sha256,
        @Nullable String error) {

    public boolean isStored() {
        return status.equals("stored");
    }

    public boolean isWanted() {
        return status.equals("wanted");
    }

    /** Whether a browser may show it within a page: it can hold no script. */
    public boolean isShownInline() {
        return is("image") || is("audio") || is("video");
    }

    /** @param family for example {@code image} */
    public boolean is(String family) {
        return type != null && type.startsWith(family + "/") && !type.contains("xml");
    }

    /** What stands for it in a transcript. */
    public Content content() {
        return content(id, kind, name, null);
    }

    static Content content(UUID id, String kind, @Nullable String name, @Nullable String caption) {
        return kind.equals("image")
                ? new Content.Image(MediaLinks.PATH + id, caption)
                : new Content.File(kind, MediaLinks.PATH + id, name);
    }
}
