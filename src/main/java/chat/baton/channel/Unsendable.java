package chat.baton.channel;

/** A message can never reach the customer. The message says why, in words for agents. */
class Unsendable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unsendable(String why) {
        super(why);
    }
}
