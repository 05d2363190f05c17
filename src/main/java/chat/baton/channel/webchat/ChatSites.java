package chat.baton.channel.webchat;

import chat.baton.channel.Accounts;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The sites that may chat. */
@Component
class ChatSites {

    private final Accounts accounts;

    ChatSites(Accounts accounts) {
        this.accounts = accounts;
    }

    Optional<ChatSite> withKey(String siteKey) {
        return enabled()
                .filter(site -> site.account().get(ChatSite.KEY).equals(siteKey))
                .findFirst();
    }

    Optional<ChatSite> named(String account) {
        return enabled().filter(site -> site.account().name().equals(account)).findFirst();
    }

    /** Whether any site may be shown there: a browser asks before it tells whose site it is. */
    boolean allow(String origin) {
        return enabled().anyMatch(site -> site.allows(origin));
    }

    private Stream<ChatSite> enabled() {
        return accounts.all().stream()
                .filter(account -> account.enabled() && account.channel().equals(WebChat.NAME))
                .map(ChatSite::new);
    }
}
