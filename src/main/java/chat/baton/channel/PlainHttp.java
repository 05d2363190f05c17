package chat.baton.channel;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.stereotype.Component;

/**
 * The HTTP client for providers, without what it would do on its own: it waits and repeats a request after an answer of
 * 429 or 503, which is for the outbox to decide, follows redirects with the token, and keeps cookies.
 */
@Component
class PlainHttp implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
    }
}
