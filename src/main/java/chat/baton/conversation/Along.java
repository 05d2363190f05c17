package chat.baton.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a flow has to remember, carried by its next words so that it costs no statement of its own.
 *
 * @param way   elements of the diagram it has passed since it last spoke, opaque to this module
 * @param contact what the customer has told of themselves since
 * @param left what is not to be woken any more, as its step was left; absent when none was. Words of another step say so anyway
 */
public record Along(List<String> way, Contact contact, @Nullable String left) {

    public static final Along NOTHING = new Along(List.of(), Contact.NOTHING, null);

    public Along {
        way = List.copyOf(way);
    }

    boolean tellsContact() {
        return !contact.equals(Contact.NOTHING);
    }

    String @Nullable [] wayOrNull() {
        return way.isEmpty() ? null : way.toArray(String[]::new);
    }
}
