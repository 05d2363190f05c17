package chat.baton.sandbox;

/** What the Send API can be told to do with the next sends. */
enum Fault {
    NONE,
    SERVER_ERROR,
    RATE_LIMIT,
    /** Answers too late, with an error; nothing reaches the phone. */
    NO_ANSWER,
    /** Reaches the phone, then answers slowly. */
    SLOW_ANSWER
}
