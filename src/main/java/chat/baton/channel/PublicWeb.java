package chat.baton.channel;

import chat.baton.web.NotPublic;
import chat.baton.web.PublicHttp;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Gets files from addresses that strangers name: only by https, only from the public internet, redirects included, so
 * that nobody outside can make Baton ask somebody inside.
 */
@Component
@EnableConfigurationProperties(MediaSettings.class)
class PublicWeb {

    private static final int MOST_REDIRECTS = 3;

    private final PublicHttp http;

    @Autowired
    PublicWeb(MediaSettings settings) {
        this(settings.trustedHosts(), SystemDefaultDnsResolver.INSTANCE);
    }

    PublicWeb(Set<String> trusted, DnsResolver names) {
        this.http = new PublicHttp(trusted, names);
    }

    /** Takes the bytes while they come. */
    interface Reader {

        MediaFile read(InputStream bytes) throws IOException;
    }

    /** Either the file or where else it lies. */
    private record Answer(@Nullable MediaFile file, @Nullable URI elsewhere) {}

    /**
     * @param limit how long it may take from the first connection to the last byte, redirects included
     * @throws UnfitFile   when it lies where we do not look, or is not there
     * @throws IOException when it may be there later
     */
    MediaFile get(String address, Duration limit, Reader reader) throws IOException {
        var end = System.nanoTime() + limit.toNanos();
        var next = parse(address);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var answer = ask(next, end - System.nanoTime(), reader);
            if (answer.elsewhere() == null) {
                return Objects.requireNonNull(answer.file());
            }
            next = answer.elsewhere();
        }
        throw new UnfitFile("cannot be found: its address leads in circles");
    }

    private Answer ask(URI address, long nanosLeft, Reader reader) throws IOException {
        try {
            return http.ask(
                    address, HttpGet::new, Duration.ofNanos(nanosLeft), response -> answer(address, response, reader));
        } catch (NotPublic e) {
            throw new UnfitFile("lies at an address that Baton does not open");
        }
    }

    private static Answer answer(URI address, ClassicHttpResponse response, Reader reader) throws IOException {
        var status = response.getCode();
        var location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (status / 100 == 3 && location != null) {
            return new Answer(null, address.resolve(parse(location.getValue())));
        }
        ensureGiven(status);
        var entity = response.getEntity();
        return new Answer(reader.read(entity == null ? InputStream.nullInputStream() : entity.getContent()), null);
    }

    /**
     * @throws UnfitFile   when asking again would bring the same answer
     * @throws IOException when it may not
     */
    static void ensureGiven(int status) throws IOException {
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            throw new IOException("The answer was " + status);
        }
        if (status / 100 != 2) {
            throw new UnfitFile("is not given by its provider, which answered " + status);
        }
    }

    private static URI parse(String address) {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw new UnfitFile("has no address");
        }
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
