package chat.baton.conversation;

import java.time.Instant;

/** The conversation waits in the queue for a person. */
public record HelpRequest(Instant at, String reason) {}
