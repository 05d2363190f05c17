package chat.baton.channel.whatsapp;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param endpoint   the provider's API, without the path of a request
 * @param mediaHosts where the provider keeps customers' files, subdomains included; beside the endpoint's own host
 */
@ConfigurationProperties("baton.channel.whatsapp")
record WhatsAppSettings(
        @DefaultValue("https://graph.facebook.com/v25.0") URI endpoint,
        @DefaultValue({"fbsbx.com", "whatsapp.net"}) List<String> mediaHosts) {

    /** Whether a request to this address may carry the token. */
    boolean keepsMediaAt(URI address) {
        return isEndpoint(address)
                || "https".equals(address.getScheme())
                        && address.getUserInfo() == null
                        && (address.getPort() == -1 || address.getPort() == 443)
                        && address.getHost() != null
                        && mediaHosts.stream().anyMatch(host -> isWithin(address.getHost(), host));
    }

    private boolean isEndpoint(URI address) {
        return address.getRawAuthority() != null
                && address.getRawAuthority().equals(endpoint.getRawAuthority())
                && Objects.equals(address.getScheme(), endpoint.getScheme());
    }

    private static boolean isWithin(String host, String domain) {
        return host.equalsIgnoreCase(domain) || host.toLowerCase(Locale.ROOT).endsWith("." + domain);
    }
}
