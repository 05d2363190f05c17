package chat.baton.channel;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What we write on each request and read in its echo or receipt, to know our own: {@code baton:<delivery>}, or with {@code :2/3} for a part of several. */
public record PartMark(UUID delivery, int part, int parts) {

    private static final Pattern FORM =
            Pattern.compile("baton:(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?::(\\d{1,4})/(\\d{1,4}))?");

    public static Optional<PartMark> parse(@Nullable String text) {
        var found = FORM.matcher(text == null ? "" : text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var delivery = UUID.fromString(found.group(1));
        return Optional.of(
                found.group(2) == null
                        ? new PartMark(delivery, 1, 1)
                        : new PartMark(delivery, Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3))));
    }

    @Override
    public String toString() {
        return "baton:" + delivery + (parts == 1 ? "" : ":" + part + "/" + parts);
    }
}
