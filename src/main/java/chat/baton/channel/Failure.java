package chat.baton.channel;

/** What failed and where, without the exception's message: that may hold what a customer wrote. */
final class Failure {

    private Failure() {}

    static String describe(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var trace = root.getStackTrace();
        return root.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
