package chat.baton.benchmark;

/**
 * How long a customer waited.
 *
 * @param webhook until their message was acknowledged, in ns
 * @param reply   until the whole answer was with the provider, in ns
 * @param replies messages that the answer has
 */
record Answered(long webhook, long reply, int replies) {

    /** For whom should have written so many ns before, and did not as they waited for the answer to what they wrote before. */
    Answered after(long late) {
        return new Answered(webhook, reply + late, replies);
    }

    /** For whom should have written so many ns before, and did not as what they wrote before was not acknowledged. */
    Answered acknowledgedAfter(long late) {
        return new Answered(webhook + late, reply, replies);
    }
}
