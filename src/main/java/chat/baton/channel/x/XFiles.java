package chat.baton.channel.x;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.ProviderRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Gets what customers send: it lies at the provider and is shown to the account only. */
@Component("xFiles")
class XFiles {

    private static final int LARGEST = 25 * 1024 * 1024;

    private final XSettings settings;
    private final XRequests requests;

    XFiles(XSettings settings, XRequests requests) {
        this.settings = settings;
        this.requests = requests;
    }

    /** @throws IOException when the address is none of the provider's, which then does not see the account's name either */
    public void want(Exchange exchange, @Body String address, @ExchangeProperty(Channel.ACCOUNT) Account account)
            throws IOException {
        var url = url(address).filter(this::isTheProviders).orElseThrow(() -> new IOException("not an address of X"));
        get(exchange, url, Map.of("Authorization", requests.signed(account, "GET", url)));
    }

    private static void get(Exchange exchange, URI url, Map<String, String> headers) {
        ProviderRequest.address(exchange, "GET", "", null, headers);
        exchange.getMessage().setHeader(Exchange.HTTP_URI, url.toString());
        exchange.getMessage().setBody(null);
    }

    private static Optional<URI> url(String address) {
        try {
            return Optional.of(URI.create(address)).filter(url -> url.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isTheProviders(URI url) {
        return url.getRawUserInfo() == null
                && ("https".equals(url.getScheme())
                                && settings.mediaHosts().stream().anyMatch(host -> isAtOrBelow(host, url))
                        || url.toString().startsWith(settings.endpoint() + "/"));
    }

    private static boolean isAtOrBelow(String host, URI url) {
        return ("." + url.getHost()).endsWith("." + host);
    }

    /** Leaves the file's bytes and its type. @throws IOException when there is none or it is too large */
    public void read(Exchange exchange) throws IOException {
        var type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, "application/octet-stream", String.class);
        var bytes = bytes(exchange, LARGEST);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
        exchange.getMessage().setBody(bytes);
    }

    private static byte[] bytes(Exchange exchange, int largest) throws IOException {
        var answer = exchange.getMessage();
        int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        try (var body = answer.getBody(InputStream.class)) {
            var bytes = status == 200 && body != null ? body.readNBytes(largest + 1) : new byte[0];
            if (bytes.length == 0 || bytes.length > largest) {
                throw new IOException("no file, or a larger one than is read: HTTP " + status);
            }
            return bytes;
        }
    }
}
