package chat.baton.benchmark;

/**
 * What a customer says and what they then wait for.
 *
 * @param reply is in the last message of the answer
 */
record Step(String says, String reply) {}
