package chat.baton.dashboard;

import chat.baton.channel.Attachment;
import java.util.Objects;
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

    static LineFile of(Attachment file) {
        var name = Objects.requireNonNullElse(file.name(), file.kind());
        if (!file.isStored()) {
            var why = Objects.requireNonNullElse(file.error(), "is on its way");
            return new LineFile(file.isWanted() ? "waiting" : "failed", "", "The " + file.kind() + " " + why + ".");
        }
        return new LineFile(form(file), "/media/" + file.id(), name + ", " + size(file.size()));
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
