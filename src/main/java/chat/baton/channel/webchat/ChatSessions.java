package chat.baton.channel.webchat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code webchat_session}. */
@Repository
class ChatSessions {

    private final JdbcClient jdbc;
    private final ChatSites sites;
    private final Clock clock;

    ChatSessions(JdbcClient jdbc, ChatSites sites, Clock clock) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.clock = clock;
    }

    /** @return when it ends unless the customer writes */
    Instant open(UUID id, ChatSite site, ChatToken token, String origin) {
        var now = clock.instant();
        var expiry = now.plus(site.sessionLife());
        jdbc.sql(
                        """
                        insert into webchat_session (id, merchant_id, account, token_hash, origin, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        site.account().merchant().value(),
                        site.account().name(),
                        token.hash(),
                        origin,
                        now.atOffset(ZoneOffset.UTC),
                        expiry.atOffset(ZoneOffset.UTC))
                .update();
        return expiry;
    }

    /** Absent when there is none, it has ended, the token is another one's, or the account is switched off. */
    Optional<ChatSession> find(UUID id, ChatToken token) {
        return jdbc.sql("select account, token_hash from webchat_session where id = ? and expires_at > ?")
                .params(id, now())
                .query((row, index) -> new Row(row.getString("account"), row.getBytes("token_hash")))
                .optional()
                .filter(row -> token.hashesTo(row.tokenHash()))
                .flatMap(row -> sites.named(row.account()))
                .map(site -> new ChatSession(id, site));
    }

    private record Row(String account, byte[] tokenHash) {}

    /** The customer wrote: it lasts from now on. Written once an hour at most. */
    void prolong(ChatSession session) {
        var expiry = now().plus(session.site().sessionLife());
        jdbc.sql("update webchat_session set expires_at = ? where id = ? and expires_at < ?")
                .params(expiry, session.id(), expiry.minusHours(1))
                .update();
    }

    /** Forgets sessions, with all they were told. @return how many, at most {@code limit} */
    int forgetEndedBefore(Instant before, int limit) {
        return jdbc.sql(
                        """
                        delete from webchat_session
                         where id in (select id from webchat_session where expires_at < ? limit ?)
                        """)
                .params(before.atOffset(ZoneOffset.UTC), limit)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
