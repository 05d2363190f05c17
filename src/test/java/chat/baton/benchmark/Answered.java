package chat.baton.benchmark;

/**
 * How long a customer waited.
 *
 * @param webhook until their message was acknowledged, in ns
 * @param reply   until the whole answer was with the provider, in ns
 * @param replies messages that the answer has
 */
record Answered(long webhook, long reply, int replies) {}
