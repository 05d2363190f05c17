package chat.baton.channel.apple;

import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Media;
import chat.baton.channel.SignedJson;
import chat.baton.conversation.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What Apple calls a message, in our words. */
@Component
class AppleContents {

    /** Stands in a text where an attachment belongs. */
    static final String ATTACHMENT_MARK = "\uFFFC";

    private static final Set<String> KINDS = Set.of("image", "audio", "video");

    private final Media media;
    private final AskedChoices asked;

    AppleContents(Media media, AskedChoices asked) {
        this.media = media;
        this.asked = asked;
    }

    /** One or more: a message may hold a text and several attachments. */
    List<Content> of(InboundEvent event, HeardMessage heard) {
        var contents = heard.type().equals("interactive") ? answers(event, heard) : written(event, heard);
        return contents.isEmpty() ? List.of(notUnderstood(heard.type(), heard.json())) : contents;
    }

    private List<Content> answers(InboundEvent event, HeardMessage heard) {
        var answer = new InteractiveAnswer(heard.json().path("interactiveData"));
        return Stream.concat(asked.choice(event.from(), answer).stream(), answer.content().stream())
                .limit(1)
                .toList();
    }

    private List<Content> written(InboundEvent event, HeardMessage heard) {
        var contents = new ArrayList<Content>();
        var text = Objects.requireNonNullElse(heard.text("body"), "")
                .replace(ATTACHMENT_MARK, "")
                .strip();
        if (!text.isEmpty()) {
            contents.add(Content.text(text));
        }
        SignedJson.elements(heard.json().path("attachments")).forEach(file -> contents.add(file(event, file)));
        return contents;
    }

    private Content file(InboundEvent event, JsonNode file) {
        return FileReference.of(file)
                .map(reference -> media.sent(
                        event,
                        new Media.Source(kind(reference), reference.write(), Json.text(file.path("name")), null)))
                .orElseGet(() -> notUnderstood("attachment", file));
    }

    private static String kind(FileReference file) {
        var kind = Objects.requireNonNullElse(file.type(), "").split("/")[0];
        return KINDS.contains(kind) ? kind : "file";
    }

    private static Content notUnderstood(String what, JsonNode raw) {
        return new Content.NotUnderstood(what.isEmpty() ? "message" : what, raw.toString());
    }
}
