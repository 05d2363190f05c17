package chat.baton.dashboard;

import chat.baton.channel.Attachment;
import java.util.Objects;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/**
 * A picture or file as the transcript shows it.
 *
 * @param form    {@code image}, {@code audio}, {@code video} or {@code file}; {@code waiting} or {@code failed} while
 *                there is nothing to show
 * @param address where the browser gets it
 * @param words   what it is called and how large it is, or why there is nothing
 */
record LineFile(String form, String address, String words) {

    private static final Set<String> KINDS = Set.of("image", "audio", "video", "file");

    static LineFile of(Attachment file) {
        var name = Objects.requireNonNullElse(file.name(), file.kind());
        if (!file.isStored()) {
            return new LineFile(file.isWanted() ? "waiting" : "failed", "", whyNot(file));
        }
        return new LineFile(form(file), "/media/" + file.id(), name + ", " + size(file.size()));
    }

    private static String whyNot(Attachment file) {
        var kind = KINDS.contains(file.kind()) ? file.kind() : "file";
        return file.error() == null
                ? Texts.of("transcript.file.waits." + kind)
                : Texts.of("transcript.file.fails." + kind, Wording.here(file.error()));
    }

    private static String form(Attachment file) {
        for (var family : new String[] {"image", "audio", "video"}) {
            if (file.is(family)) {
                return family;
            }
        }
        return "file";
    }

    private static String size(long bytes) {
        var size = DataSize.ofBytes(bytes);
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : Math.max(1, size.toKilobytes()) + " kB";
    }
}
