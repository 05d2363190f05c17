package chat.baton.channel.apple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Fetches files from Apple's storage and brings them there, at addresses that Apple gives for each. */
@Component
class FileTransfer {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /** @throws IOException when it cannot be had, or is larger than {@code limit} bytes */
    byte[] get(String address, int limit) throws IOException {
        var file = answer(request(address).GET(), limit + 1);
        if (file.length > limit) {
            throw new IOException("The file is larger than " + limit + " bytes");
        }
        return file;
    }

    /** @return the answer, no more than {@code limit} bytes of it */
    byte[] post(String address, byte[] file, int limit) throws IOException {
        return answer(request(address).POST(HttpRequest.BodyPublishers.ofByteArray(file)), limit);
    }

    private static HttpRequest.Builder request(String address) throws IOException {
        try {
            return HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST);
        } catch (IllegalArgumentException e) {
            throw new IOException("No address of a file", e);
        }
    }

    private byte[] answer(HttpRequest.Builder request, int limit) throws IOException {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() / 100 != 2) {
                    throw new IOException("No file but HTTP " + answer.statusCode());
                }
                return inTime(body, limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /** Closing the stream, which the caller does, also ends a reading that was too slow. */
    private static byte[] inTime(InputStream body, int limit) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> read(body, limit))
                    .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("The file did not arrive", e);
        }
    }

    private static byte[] read(InputStream body, int limit) {
        try {
            return body.readNBytes(limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
