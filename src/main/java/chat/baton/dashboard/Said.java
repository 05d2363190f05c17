package chat.baton.dashboard;

import chat.baton.channel.Attachment;
import chat.baton.conversation.Content;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, as the transcript shows it.
 *
 * @param text    in plain words; empty when something else says it all
 * @param options what the customer could tap
 * @param link    https address that {@code text} or an option's title goes with
 * @param image   https address of a picture that lies elsewhere
 * @param file    a picture or file that Baton keeps
 * @param hint    kind of content that needs a word beside its text: {@code tapped}, {@code address}, {@code location},
 *                {@code template}, {@code not-understood} or {@code file}
 */
record Said(
        String text,
        List<Option> options,
        List<SaidCard> cards,
        @Nullable SaidLink link,
        @Nullable String image,
        @Nullable LineFile file,
        @Nullable String hint) {

    private static final String MAP = "https://www.openstreetmap.org/?mlat=%1$s&mlon=%2$s#map=16/%1$s/%2$s";

    record Option(String title, boolean picked) {}

    record SaidCard(String title, String text, @Nullable String image, List<Option> options) {}

    record SaidLink(String title, String address) {}

    /** Longer ones are shown in a box of their own that scrolls. */
    public boolean isLengthy() {
        return text.length() > 2000;
    }

    /** @param picked values of what the customer picked of what is offered here */
    static Said of(Content content, @Nullable Attachment attachment, Set<String> picked) {
        var file = attachment == null ? null : LineFile.of(attachment);
        if (content instanceof Content.Image image) {
            var caption = image.caption() == null ? "" : image.caption();
            return new Said(caption, List.of(), List.of(), null, file == null ? web(image.url()) : null, file, null);
        }
        if (content instanceof Content.File other) {
            return file == null ? elsewhere(other) : new Said("", List.of(), List.of(), null, null, file, null);
        }
        if (content instanceof Content.Choices choices) {
            return plain(choices.text(), options(choices.choices(), picked), null, null);
        }
        if (content instanceof Content.Cards cards) {
            return new Said(cards.text(), List.of(), shown(cards, picked), null, null, null, null);
        }
        if (content instanceof Content.Link link) {
            return plain(link.text(), List.of(), link(link.title(), link.url()), null);
        }
        if (content instanceof Content.Location place) {
            return plain(place.asText(), List.of(), map(place), "location");
        }
        return plain(content.asText(), List.of(), null, hint(content));
    }

    /** The customer took it back: only that there was something is shown. */
    static Said nothing() {
        return plain("", List.of(), null, null);
    }

    private static Said plain(String text, List<Option> options, @Nullable SaidLink link, @Nullable String hint) {
        return new Said(text, options, List.of(), link, null, null, hint);
    }

    private static Said elsewhere(Content.File file) {
        var address = file.url();
        return plain(file.asText(), List.of(), address == null ? null : link(file.asText(), address), "file");
    }

    private static @Nullable String hint(Content content) {
        if (content instanceof Content.Tapped) {
            return "tapped";
        }
        if (content instanceof Content.Address) {
            return "address";
        }
        if (content instanceof Content.Template) {
            return "template";
        }
        return content instanceof Content.NotUnderstood ? "not-understood" : null;
    }

    private static List<SaidCard> shown(Content.Cards cards, Set<String> picked) {
        return cards.cards().stream()
                .map(card -> new SaidCard(
                        card.title(),
                        card.subtitle() == null ? "" : card.subtitle(),
                        card.imageUrl() == null ? null : web(card.imageUrl()),
                        options(card.buttons(), picked)))
                .toList();
    }

    private static List<Option> options(List<Content.Choice> choices, Set<String> picked) {
        return choices.stream()
                .map(choice -> new Option(choice.title(), picked.contains(choice.value())))
                .toList();
    }

    private static SaidLink map(Content.Location place) {
        return new SaidLink(
                place.latitude() + ", " + place.longitude(), MAP.formatted(place.latitude(), place.longitude()));
    }

    private static @Nullable SaidLink link(String title, String address) {
        return web(address) == null ? null : new SaidLink(title, address);
    }

    /** Nothing but an address on the web is ever put where a browser follows it. */
    private static @Nullable String web(String address) {
        return address.startsWith("https://") || address.startsWith("http://") ? address : null;
    }
}
