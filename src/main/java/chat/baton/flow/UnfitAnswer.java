package chat.baton.flow;

/** A corrected answer that its step would not take. */
public class UnfitAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String variable;

    UnfitAnswer(String variable, String why) {
        super(why);
        this.variable = variable;
    }

    /** Which answer it is about. */
    public String variable() {
        return variable;
    }
}
