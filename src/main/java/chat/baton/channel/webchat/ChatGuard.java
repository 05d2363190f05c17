package chat.baton.channel.webchat;

import chat.baton.channel.Account;
import chat.baton.channel.Channel;
import chat.baton.channel.ForgedWebhook;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Who may chat: pages of the origins a site allows, and visitors who know their session's token. */
@Component
class ChatGuard {

    private static final int LARGEST_REQUEST = 32 * 1024;

    private final ChatSites sites;
    private final ChatSessions sessions;

    ChatGuard(ChatSites sites, ChatSessions sessions) {
        this.sites = sites;
        this.sessions = sessions;
    }

    /** The site of a page that wants to begin. Browsers always say where such a page is from. */
    ChatSite site(String siteKey, HttpServletRequest request) {
        return sites.withKey(siteKey)
                .filter(site -> origin(request).filter(site::allows).isPresent())
                .orElseThrow(ChatRefusal::elsewhere);
    }

    /** The session of a request that proves it. Browsers leave the origin out when a page reads from where it came from. */
    ChatSession session(UUID id, HttpServletRequest request) {
        var token = ChatToken.of(request.getHeader(HttpHeaders.AUTHORIZATION));
        var session = sessions.find(id, token).orElseThrow(ChatRefusal::noSession);
        if (origin(request).filter(origin -> !session.site().allows(origin)).isPresent()) {
            throw ChatRefusal.elsewhere();
        }
        return session;
    }

    static Optional<String> origin(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN));
    }

    static byte[] read(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST_REQUEST + 1);
        if (body.length > LARGEST_REQUEST) {
            throw ChatRefusal.tooLarge();
        }
        return body;
    }

    /** @throws ForgedWebhook when it came by the providers' door: what comes by ours has a session */
    public void verify(
            @ExchangeProperty(ChatSession.PROPERTY) @Nullable ChatSession session,
            @ExchangeProperty(Channel.ACCOUNT) Account account) {
        if (session == null) {
            throw new ForgedWebhook(account.channel(), account.name());
        }
    }
}
