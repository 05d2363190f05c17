package chat.baton.payment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param page      address of the hosted payment page, without the token; without it nothing can be asked for
 * @param secret    what the provider signs its reports with; without it every report is refused
 * @param retryWait how long to wait before a result is told again after a listener failed; doubles with each attempt
 */
@ConfigurationProperties("baton.payment")
record PaymentSettings(@Nullable String page, @Nullable String secret, @DefaultValue("1s") Duration retryWait) {

    String linkTo(String token) {
        if (page == null || page.isBlank()) {
            throw new IllegalStateException("baton.payment.page is not set");
        }
        return page + "/" + token;
    }
}
