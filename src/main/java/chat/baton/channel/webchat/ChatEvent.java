package chat.baton.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something a visitor's pages are told.
 *
 * @param seq   1 for the session's first, without gaps
 * @param event {@code message}, {@code typing}, {@code handover} or {@code read}
 */
record ChatEvent(long seq, String event, Instant at, JsonNode data) {

    static final String MESSAGE = "message";
    static final String TYPING = "typing";
    static final String HANDOVER = "handover";
    static final String READ = "read";
}
