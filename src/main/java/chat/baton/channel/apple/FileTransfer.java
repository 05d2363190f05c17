package chat.baton.channel.apple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Fetches and brings files whose addresses are only known when they are needed: in Apple's storage, and in the merchants'
 * shops. Neither size nor time is left to the other side.
 */
@Component
class FileTransfer {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** @param type as its server tells, without parameters */
    record Fetched(byte[] bytes, String type) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /** @throws IOException when it cannot be had, or is larger than {@code limit} bytes */
    Fetched get(String address, int limit) throws IOException {
        var file = answer(request(address).GET(), limit + 1);
        if (file.bytes().length > limit) {
            throw new IOException("The file is larger than " + limit + " bytes");
        }
        return file;
    }

    /** @return the answer, no more than {@code limit} bytes of it */
    byte[] post(String address, byte[] file, int limit) throws IOException {
        return answer(request(address).POST(HttpRequest.BodyPublishers.ofByteArray(file)), limit)
                .bytes();
    }

    private static HttpRequest.Builder request(String address) throws IOException {
        try {
            var request = HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST);
            for (var server : InetAddress.getAllByName(URI.create(address).getHost())) {
                refuseNeighbour(server);
            }
            return request;
        } catch (IllegalArgumentException e) {
            throw new IOException("No address of a file", e);
        }
    }

    /** A cloud hands out its credentials there, and a flow's author could have them sent to a phone. */
    private static void refuseNeighbour(InetAddress server) throws IOException {
        if (server.isLinkLocalAddress() || server.isMulticastAddress() || server.isAnyLocalAddress()) {
            throw new IOException("No files are fetched from " + server.getHostAddress());
        }
    }

    private Fetched answer(HttpRequest.Builder request, int limit) throws IOException {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() / 100 != 2) {
                    throw new IOException("No file but HTTP " + answer.statusCode());
                }
                return new Fetched(inTime(body, limit), type(answer));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .map(type -> type.split(";")[0].strip())
                .filter(type -> !type.isEmpty())
                .orElse("application/octet-stream");
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
