package chat.baton.conversation;

/** Custom data beyond its limits. */
public class TooMuchData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMuchData(String why) {
        super(why);
    }
}
