package chat.baton.dashboard;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Ends a stream whose page has gone: without this the container would look for somebody to answer it with an error. */
record EndsWithItsConnection(OpenStream stream) implements AsyncListener {

    @Override
    public void onError(AsyncEvent event) {
        stream.end();
        stream.complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        stream.end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        stream.end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is started once.
    }
}
