package chat.baton.dashboard;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is none, or none that the asking person may see: they cannot tell which. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoSuchThing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchThing(String what) {
        super("There is no " + what);
    }
}
