package chat.baton.channel.apple;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Web addresses in messages. */
final class Address {

    private Address() {}

    /** Its server's name, for people to read; the whole address where it has none. */
    static String host(String address) {
        return part(address, URI::getHost).orElse(address);
    }

    /** The last word of its path; absent where there is none. */
    static Optional<String> fileName(String address) {
        return part(address, URI::getPath)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> !name.isBlank());
    }

    private static Optional<String> part(String address, Function<URI, @Nullable String> part) {
        try {
            return Optional.ofNullable(part.apply(URI.create(address)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
