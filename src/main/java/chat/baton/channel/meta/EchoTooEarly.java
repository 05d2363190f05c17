package chat.baton.channel.meta;

import chat.baton.channel.TooEarly;

/**
 * An echo without our mark came while a message to the same customer is on its way: whether it is of that message is known
 * when the provider has told its id. Instagram marks no echo.
 */
class EchoTooEarly extends TooEarly {

    private static final long serialVersionUID = 1L;
}
