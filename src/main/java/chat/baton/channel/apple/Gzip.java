package chat.baton.channel.apple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Bodies that come compressed, and those that something on the way has inflated without changing the header. */
final class Gzip {

    private Gzip() {}

    /**
     * The body as it was before it was compressed, but no more of it than one byte above the limit.
     *
     * @throws IOException when it is damaged
     */
    static byte[] inflated(byte[] body, int limit) throws IOException {
        if (!isCompressed(body)) {
            return body;
        }
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return stream.readNBytes(limit + 1);
        }
    }

    private static boolean isCompressed(byte[] body) {
        return body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
    }
}
