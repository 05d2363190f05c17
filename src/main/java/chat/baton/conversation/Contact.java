package chat.baton.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What a customer has just told of themselves.
 *
 * @param name  as they gave it for an order; it names them only where the provider does not tell their name
 * @param email at which they can be reached
 * @param phone likewise, in E.164
 */
public record Contact(@Nullable String name, @Nullable String email, @Nullable String phone) {

    private static final int LONGEST_NAME = 100;

    public static final Contact NOTHING = new Contact(null, null, null);

    /** @param name cut where it is longer than any name */
    public static Contact named(String name) {
        var letters = name.codePoints().limit(LONGEST_NAME).toArray();
        return new Contact(new String(letters, 0, letters.length), null, null);
    }

    public static Contact email(String email) {
        return new Contact(null, email, null);
    }

    public static Contact phone(String phone) {
        return new Contact(null, null, phone);
    }

    /** @param newer takes the place of what is older */
    public Contact and(Contact newer) {
        return new Contact(
                newer.name == null ? name : newer.name,
                newer.email == null ? email : newer.email,
                newer.phone == null ? phone : newer.phone);
    }
}
