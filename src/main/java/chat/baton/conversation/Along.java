package chat.baton.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a flow has to remember, carried by its next words so that it costs no statement of its own.
 *
 * @param way   elements of the diagram it has passed since it last spoke, opaque to this module
 * @param email at which the customer can be reached, as they have just said; absent when they have not
 * @param phone likewise, in E.164
 * @param left  what is not to be woken any more, as its step was left; absent when none was. Words of another step say so anyway
 */
public record Along(List<String> way, @Nullable String email, @Nullable String phone, @Nullable String left) {

    public static final Along NOTHING = new Along(List.of(), null, null, null);

    public Along {
        way = List.copyOf(way);
    }

    boolean tellsContact() {
        return email != null || phone != null;
    }

    String @Nullable [] wayOrNull() {
        return way.isEmpty() ? null : way.toArray(String[]::new);
    }
}
