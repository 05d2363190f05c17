package chat.baton.channel.x;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.ProviderRequest;
import chat.baton.channel.UnfitFile;
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

    private final XSettings settings;
    private final XRequests requests;

    XFiles(XSettings settings, XRequests requests) {
        this.settings = settings;
        this.requests = requests;
    }

    /** @throws UnfitFile when the address is none of the provider's, which then does not see the account's name either */
    public void want(Exchange exchange, @Body String address, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        var url = url(address)
                .filter(this::isTheProviders)
                .orElseThrow(() -> new UnfitFile("lies at an address that is none of X"));
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
}
