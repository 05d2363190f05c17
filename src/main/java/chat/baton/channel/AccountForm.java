package chat.baton.channel;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant fills in to connect an account of a channel, and what they do at the provider.
 *
 * @param label  the channel's name as people write it, for example {@code LINE}
 * @param fields in the order a person finds them at the provider
 * @param steps  what to do at the provider, a sentence each; {@code {webhook}} stands for the webhook's address
 *               and {@code {baton}} for Baton's own
 */
public record AccountForm(String label, List<Field> fields, List<String> steps) {

    /**
     * @param key      the name in {@link Account#settings}
     * @param label    the provider's own word for it
     * @param hint     where it is found; may be empty
     * @param form     what a value looks like; absent when it may be any text
     * @param secret   whether it is kept encrypted and never shown again
     * @param required whether nothing works without it
     */
    public record Field(
            String key, String label, String hint, @Nullable Pattern form, boolean secret, boolean required) {

        public static Field required(String key, String label, String hint) {
            return new Field(key, label, hint, null, false, true);
        }

        public static Field optional(String key, String label, String hint) {
            return new Field(key, label, hint, null, false, false);
        }

        public static Field secret(String key, String label, String hint) {
            return new Field(key, label, hint, null, true, true);
        }

        public static Field optionalSecret(String key, String label, String hint) {
            return new Field(key, label, hint, null, true, false);
        }

        /** True or false, and false unless said. */
        public static Field flag(String key, String label, String hint) {
            return optional(key, label, hint).shaped("true|false");
        }

        public Field shaped(String regex) {
            return new Field(key, label, hint, Pattern.compile(regex), secret, required);
        }

        public boolean isFlag() {
            return form != null && form.pattern().equals("true|false");
        }
    }

    public boolean isSecret(String key) {
        return fields.stream().anyMatch(field -> field.key().equals(key) && field.secret());
    }
}
