package chat.baton.channel;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Addresses of files: those in transcripts, which only people who are signed in can open, and those for providers, which
 * are signed and end.
 */
@Component
@EnableConfigurationProperties(MediaSettings.class)
class MediaLinks {

    /** Before the id, in transcripts. */
    static final String PATH = "/media/";

    static final String PUBLIC_PATH = "/media/public/";

    private static final Pattern ADDRESS =
            Pattern.compile("/media/(?:public/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\?.*)?");

    private final CredentialSeal seal;
    private final MediaSettings settings;
    private final Clock clock;
    private final String publicUrl;

    MediaLinks(
            CredentialSeal seal, MediaSettings settings, Clock clock, @Value("${baton.public-url:}") String publicUrl) {
        this.seal = seal;
        this.settings = settings;
        this.clock = clock;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** The id of the file at an address of ours, in a transcript or for a provider; absent when it is none of ours. */
    Optional<UUID> id(String address) {
        var path =
                !publicUrl.isEmpty() && address.startsWith(publicUrl) ? address.substring(publicUrl.length()) : address;
        return Optional.of(ADDRESS.matcher(path))
                .filter(ours -> ours.matches())
                .map(ours -> UUID.fromString(ours.group(1)));
    }

    /**
     * An address at which a provider finds the file.
     *
     * @throws UnfitFile when nobody outside knows where Baton is
     */
    String publicly(UUID id) {
        ensurePublic();
        var expires = clock.instant().plus(settings.linksLast()).getEpochSecond();
        var signature = signature(seal.keysFor("media links").get(0), id, expires);
        return publicUrl + PUBLIC_PATH + id + "?expires=" + expires + "&signature=" + signature;
    }

    boolean isPublic() {
        return !publicUrl.isEmpty() && !seal.keysFor("media links").isEmpty();
    }

    /** @throws UnfitFile when it is not set how Baton is reached, or there is no key */
    void ensurePublic() {
        if (!isPublic()) {
            throw new UnfitFile("cannot be sent before baton.public-url says where providers reach Baton");
        }
    }

    /** Whether we have made this link, with any of the keys, and it has not ended. */
    boolean isOurs(UUID id, long expires, String signature) {
        var known = seal.keysFor("media links").stream()
                .filter(key -> Hmac.isSame(signature(key, id, expires), signature))
                .count();
        return known > 0 && clock.instant().isBefore(Instant.ofEpochSecond(expires));
    }

    private static String signature(byte[] key, UUID id, long expires) {
        var signed = (id + " " + expires).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hmac.of("HmacSHA256", key, signed));
    }
}
