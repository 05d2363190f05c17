package chat.baton.channel.whatsapp;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.FetchedFile;
import chat.baton.channel.Json;
import chat.baton.channel.ProviderRequest;
import chat.baton.channel.UnfitFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Fetches what a customer sent: the provider tells the file's address, and for some minutes gives it to who has the token. */
@Component
@EnableConfigurationProperties(WhatsAppSettings.class)
class WhatsAppMedia {

    private final WhatsAppSettings settings;

    WhatsAppMedia(WhatsAppSettings settings) {
        this.settings = settings;
    }

    /** For the address of the file whose id is the body. */
    public void ask(Exchange exchange, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        var id = exchange.getMessage().getBody(String.class);
        ProviderRequest.get(
                exchange,
                UriUtils.encodePathSegment(id, StandardCharsets.UTF_8),
                null,
                account.get(WhatsAppAccount.ACCESS_TOKEN));
    }

    /**
     * For the file itself.
     *
     * @throws UnfitFile   when the provider will not give it however often it is asked
     * @throws IOException when the provider told no address this time, or one that the token must not go to
     */
    public void follow(
            Exchange exchange,
            @Body byte[] answer,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @ExchangeProperty(Channel.ACCOUNT) Account account)
            throws IOException {
        FetchedFile.ensureGiven(status);
        var address = address(Json.text(Json.read(answer).path("url")) + "");
        ProviderRequest.get(exchange, "", address.getRawQuery(), account.get(WhatsAppAccount.ACCESS_TOKEN));
        exchange.getMessage()
                .setHeader(
                        Exchange.HTTP_URI,
                        address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath());
    }

    private URI address(String url) throws IOException {
        try {
            var address = URI.create(url);
            if (settings.keepsMediaAt(address)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("The provider told no address of the file", e);
        }
        throw new IOException("The provider's address of the file is not among its media hosts");
    }
}
