package chat.baton.channel;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
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
    private static final int TIMEOUT_SECONDS = 10;

    private final Set<String> trusted;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(deadlines());

    @Autowired
    PublicWeb(MediaSettings settings) {
        this(settings.trustedHosts(), SystemDefaultDnsResolver.INSTANCE);
    }

    PublicWeb(Set<String> trusted, DnsResolver names) {
        this.trusted = trusted;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(names, trusted))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                                .setSocketTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                        .build())
                .setUserAgent("Baton")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    private static ThreadFactory deadlines() {
        return task -> {
            var thread = new Thread(task, "public-web-clock");
            thread.setDaemon(true);
            return thread;
        };
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

    /** Ends the connection whatever happened: closing it politely would first read all that is still to come. */
    private Answer ask(URI address, long nanosLeft, Reader reader) throws IOException {
        if (!mayBeAsked(address)) {
            throw elsewhere();
        }
        var request = new HttpGet(address);
        var end = clock.schedule(request::abort, nanosLeft, TimeUnit.NANOSECONDS);
        try {
            return answer(address, client.executeOpen(null, request, null), reader);
        } catch (PublicAddresses.NotPublic e) {
            throw elsewhere();
        } finally {
            end.cancel(false);
            request.abort();
        }
    }

    private static UnfitFile elsewhere() {
        return new UnfitFile("lies at an address that Baton does not open");
    }

    private boolean mayBeAsked(URI address) {
        var host = address.getHost();
        return host != null
                && address.getUserInfo() == null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && trusted.contains(host));
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
        clock.shutdownNow();
        client.close();
    }
}
