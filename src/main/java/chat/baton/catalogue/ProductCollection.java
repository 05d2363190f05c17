package chat.baton.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Products a merchant shows together.
 *
 * @param code        what customers type to browse it, of the same form as a product's
 * @param description plain text, may be empty
 * @param imageUrl    absolute address of a picture; null when there is none
 */
public record ProductCollection(String code, String title, String description, @Nullable String imageUrl) {

    /** @throws IllegalArgumentException when the code has another form */
    public ProductCollection {
        code = Code.valid(code);
    }
}
