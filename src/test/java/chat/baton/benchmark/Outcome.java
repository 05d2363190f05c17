package chat.baton.benchmark;

import java.util.List;

/**
 * What came of a {@link Term}.
 *
 * @param wrong what did not go as it has to, besides limits and books, in words
 */
record Outcome(List<Limit> limits, Audit.Findings books, List<String> wrong) {}
