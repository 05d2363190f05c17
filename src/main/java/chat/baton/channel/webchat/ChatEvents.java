package chat.baton.channel.webchat;

import chat.baton.channel.Json;
import chat.baton.channel.Media;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What visitors' pages are told, in the table {@code webchat_event}. Numbers are given out under the session's lock, which
 * is held until the commit: whoever has seen one number never misses a smaller one.
 */
@Repository
@Transactional
class ChatEvents {

    private static final int PAGE = 200;

    /** There is something new to tell; published inside the transaction. */
    record Told(UUID session) {}

    private final JdbcClient jdbc;
    private final Media media;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ChatEvents(JdbcClient jdbc, Media media, ApplicationEventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.media = media;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Tells a message, once for each reference.
     *
     * @return whether the session can be told anything; it cannot once it has ended
     */
    boolean tellMessage(UUID session, String reference, String message) {
        return tell(session, ChatEvent.MESSAGE, reference, message);
    }

    boolean tell(UUID session, String kind, @Nullable String reference, String payload) {
        if (!lock(session)) {
            return false;
        }
        append(session, kind, reference, payload);
        return true;
    }

    /** Tells that an answer is being written, unless it is there already. */
    void tellTyping(UUID session, @Nullable String answered) {
        if (lock(session) && !isAnswered(session, answered)) {
            append(session, ChatEvent.TYPING, null, "{}");
        }
    }

    private boolean lock(UUID session) {
        return jdbc.sql("select 1 from webchat_session where id = ? and expires_at > ? for update")
                .params(session, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private boolean isAnswered(UUID session, @Nullable String reference) {
        return jdbc.sql(
                        """
                        select exists (
                          select 1
                            from webchat_event asked
                            join webchat_event answer on answer.session_id = asked.session_id and answer.seq > asked.seq
                           where asked.session_id = ? and asked.reference = ? and answer.kind = 'message'
                             and answer.payload->>'from' <> 'customer')
                        """)
                .params(session, reference)
                .query(Boolean.class)
                .single();
    }

    private void append(UUID session, String kind, @Nullable String reference, String payload) {
        var appended = jdbc.sql(
                        """
                        with told as (
                          insert into webchat_event (session_id, seq, merchant_id, kind, reference, payload, at)
                          select id, last_seq + 1, merchant_id, :kind, :reference, :payload::jsonb, :at
                            from webchat_session
                           where id = :session
                          on conflict (session_id, reference) do nothing
                          returning seq)
                        update webchat_session set last_seq = told.seq from told where id = :session
                        """)
                .param("session", session)
                .param("kind", kind)
                .param("reference", reference)
                .param("payload", payload)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (appended > 0) {
            publisher.publishEvent(new Told(session));
        }
    }

    /** The events numbered above {@code seq}, as many as fit one page. */
    @Transactional(readOnly = true)
    ChatPage after(UUID session, long seq) {
        var found = jdbc.sql("select * from webchat_event where session_id = ? and seq > ? order by seq limit ?")
                .params(session, seq, PAGE)
                .query(this::event)
                .list();
        var last = found.isEmpty() ? seq : found.get(found.size() - 1).seq();
        return new ChatPage(found, last, found.size() == PAGE).at(clock.instant());
    }

    private ChatEvent event(ResultSet row, int index) throws SQLException {
        return new ChatEvent(
                row.getLong("seq"),
                row.getString("kind"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                lasting(Json.read(row.getString("payload"))));
    }

    /** Links to files end after some days, and a history may be older. */
    private JsonNode lasting(JsonNode payload) {
        if (payload.path("media") instanceof ObjectNode file) {
            file.put("url", media.renewed(file.path("url").asText()));
        }
        return payload;
    }

    /** Those of the sessions that have been told more than the number beside them. */
    @Transactional(readOnly = true)
    List<UUID> behind(Map<UUID, Long> seen) {
        var sessions = List.copyOf(seen.keySet());
        return jdbc.sql(
                        """
                        select s.id
                          from unnest(:sessions::uuid[], :seen::bigint[]) w (id, seq)
                          join webchat_session s on s.id = w.id and s.last_seq > w.seq
                        """)
                .param("sessions", sessions.toArray(UUID[]::new))
                .param("seen", sessions.stream().map(seen::get).toArray(Long[]::new))
                .query(UUID.class)
                .list();
    }

    /** When the event was told. */
    @Transactional(readOnly = true)
    Optional<Instant> timeOf(UUID session, long seq) {
        return jdbc.sql("select at from webchat_event where session_id = ? and seq = ?")
                .params(session, seq)
                .query((row, index) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
