package chat.baton.conversation;

import chat.baton.core.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The conversation waits in the queue for a person.
 *
 * @param team      whose people are asked first; absent when everybody is
 * @param overdueAt when it was last noticed that nobody has come for too long; absent before
 */
public record HelpRequest(Instant at, String reason, @Nullable TeamId team, @Nullable Instant overdueAt) {}
