package chat.baton.channel;

import chat.baton.conversation.Content;
import chat.baton.core.MerchantId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Content on its way out: files that only people who are signed in can open get addresses that providers can. */
@Component
class OutwardContent {

    private final MediaTable table;
    private final MediaLinks links;

    OutwardContent(MediaTable table, MediaLinks links) {
        this.table = table;
        this.links = links;
    }

    /**
     * The same content with addresses that providers can open.
     *
     * @throws UnfitFile when a file is not there, is another merchant's, or cannot be reached from outside
     */
    Content of(MerchantId merchant, Content content) {
        if (content instanceof Content.Image image) {
            return new Content.Image(publicly(merchant, image.url()), image.caption());
        }
        return content instanceof Content.File file && file.url() != null
                ? new Content.File(file.kind(), publicly(merchant, file.url()), file.name())
                : content;
    }

    private String publicly(MerchantId merchant, String address) {
        return links.id(address).map(id -> publicly(merchant, id)).orElse(address);
    }

    private String publicly(MerchantId merchant, UUID id) {
        var attachment = table.find(List.of(id)).stream()
                .filter(found -> found.isStored() && found.merchant().equals(merchant))
                .findFirst();
        return links.publicly(attachment
                .orElseThrow(() -> new UnfitFile("is not there any more"))
                .id());
    }
}
