package chat.baton.dashboard;

import chat.baton.channel.Account;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where providers reach Baton: at the public address when it is set, otherwise where the person's browser does. */
@Component
class WebhookAddress {

    private final String publicUrl;

    WebhookAddress(@Value("${baton.public-url:}") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    String of(Account account) {
        return of(account.channel(), account.name());
    }

    String of(String channel, String name) {
        var base = publicUrl.isBlank()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : publicUrl;
        return base + "/hooks/" + channel + "/" + name;
    }
}
