package chat.baton.channel;

/** A file that will not be kept or sent, however often it is tried. The message says why, as the end of a sentence. */
public class UnfitFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnfitFile(String why) {
        super(why);
    }
}
