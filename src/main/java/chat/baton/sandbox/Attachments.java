package chat.baton.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.springframework.core.io.ClassPathResource;

/** The photo and the file customers can send, for providers that hand out bytes and not addresses. */
public final class Attachments {

    private static final String FOLDER = "/sandbox/";

    private Attachments() {}

    /**
     * @param url of a gesture, on any host
     * @throws IllegalArgumentException when it is none of the sandbox's own
     */
    public static byte[] bytes(String url) {
        var path = URI.create(url).normalize().getPath();
        var file = new ClassPathResource("/static" + path);
        if (!path.startsWith(FOLDER) || !file.exists()) {
            throw new IllegalArgumentException("Not an attachment of the sandbox");
        }
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
