package chat.baton.web;

import java.net.UnknownHostException;

/** Somebody asked for an address that is not one of the public web. */
public class NotPublic extends UnknownHostException {

    private static final long serialVersionUID = 1L;
}
