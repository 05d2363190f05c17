package chat.baton.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The conversation waits in the queue for a person.
 *
 * @param overdueAt when it was last noticed that nobody has come for too long; absent before
 */
public record HelpRequest(Instant at, String reason, @Nullable Instant overdueAt) {}
