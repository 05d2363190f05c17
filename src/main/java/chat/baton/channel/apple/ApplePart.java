package chat.baton.channel.apple;

import chat.baton.channel.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What differs between Apple's kinds of message: the type, and the fields of its own. */
record ApplePart(String type, Map<String, Object> fields) {

    static final ApplePart TYPING = new ApplePart("typing_start", Map.of());

    static ApplePart of(Part part, String request) {
        if (part instanceof Part.Choices choices) {
            return choices.form().name().equals(AppleRendering.QUICK_REPLY)
                    ? QuickReply.of(choices, request)
                    : ListPicker.of(choices, request);
        } else if (part instanceof Part.Cards cards) {
            return ListPicker.of(cards.cards(), request);
        } else if (part instanceof Part.Link link) {
            return link(link);
        } else if (part instanceof Part.Media media) {
            return media(media);
        } else if (part instanceof Part.Template template) {
            return text(template.template().asText());
        } else if (part instanceof Part.Text text) {
            return text(text.text());
        }
        throw new IllegalArgumentException("Apple has no " + part.getClass().getSimpleName());
    }

    private static ApplePart text(String text) {
        return new ApplePart("text", Map.of("body", text));
    }

    private static ApplePart link(Part.Link link) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("body", link.url());
        fields.put("richLinkData", Map.of("url", link.url(), "title", link.title()));
        return new ApplePart("richLink", fields);
    }

    /** A draft: the file still lies at its address. */
    private static ApplePart media(Part.Media media) {
        var file = new LinkedHashMap<String, Object>();
        file.put(
                "name",
                Optional.ofNullable(media.name())
                        .or(() -> Address.fileName(media.url()))
                        .orElse(media.kind()));
        file.put("url", media.url());
        var fields = new LinkedHashMap<String, Object>();
        fields.put("body", AppleContents.ATTACHMENT_MARK + Objects.requireNonNullElse(media.caption(), ""));
        fields.put("attachments", List.of(file));
        return new ApplePart("text", fields);
    }
}
