package chat.baton.web;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Asks servers whose addresses strangers name: only by https, only on the public internet, and for a limited time, so that
 * nobody outside can make Baton ask somebody inside. It follows no redirects; who does, asks each address here.
 */
public final class PublicHttp implements Closeable {

    private static final int TIMEOUT_SECONDS = 10;
    private static final int MOST_AT_ONCE = 50;

    private final Set<String> trusted;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadline = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "public-http-deadline");
        thread.setDaemon(true);
        return thread;
    });

    /** @param trusted hosts that may be asked without TLS and wherever they are */
    public PublicHttp(Set<String> trusted) {
        this(trusted, SystemDefaultDnsResolver.INSTANCE);
    }

    public PublicHttp(Set<String> trusted, DnsResolver names) {
        this.trusted = trusted;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(names, trusted))
                        .setMaxConnTotal(MOST_AT_ONCE)
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

    /** Takes the answer while it comes. */
    public interface Reader<T> {

        T read(ClassicHttpResponse answer) throws IOException;
    }

    /**
     * Ends the connection whatever happened: closing it politely would first read all that is still to come.
     *
     * @param longest      how long it may take from the connection to the last byte
     * @throws NotPublic   when the address is not one that may be asked
     * @throws IOException when the server cannot be reached, or does not answer in time
     */
    public <T> T ask(URI address, Function<URI, HttpUriRequestBase> request, Duration longest, Reader<T> reader)
            throws IOException {
        if (!mayBeAsked(address)) {
            throw new NotPublic();
        }
        var asked = request.apply(address);
        var tooLate = deadline.schedule(asked::cancel, longest.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return reader.read(client.executeOpen(null, asked, null));
        } finally {
            tooLate.cancel(false);
            asked.abort();
        }
    }

    private boolean mayBeAsked(URI address) {
        var host = address.getHost();
        return host != null
                && address.getUserInfo() == null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && trusted.contains(host));
    }

    @Override
    public void close() throws IOException {
        deadline.shutdownNow();
        client.close();
    }
}
