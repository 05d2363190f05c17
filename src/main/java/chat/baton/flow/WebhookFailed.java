package chat.baton.flow;

/** Somebody else's server did not do its part. */
class WebhookFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WebhookFailed(String url, String what) {
        super(url + " " + what);
    }
}
